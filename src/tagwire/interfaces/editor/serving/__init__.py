"""Between the network and the desk: who is let in, what is read, how faults are told."""
