print("nafa")
