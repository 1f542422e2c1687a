print("nafa-bench")
