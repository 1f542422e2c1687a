import Glibc
import NafaCLI

exit(Nafa.run(.process()).rawValue)
