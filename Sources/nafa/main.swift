import NafaCLI

Nafa.runProcess()
