package kernel

func haveVNNI() bool { return vnni }

func setVNNI(on bool) { vnni = on }
