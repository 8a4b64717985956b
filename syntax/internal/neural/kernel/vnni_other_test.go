//go:build !amd64

package kernel

func haveVNNI() bool { return false }

func setVNNI(bool) {}
