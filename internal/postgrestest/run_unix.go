//go:build unix

package postgrestest

import (
	"io"
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"syscall"
)

// credential is the user that a server runs as when a test runs as root.
func credential() *syscall.Credential {
	if os.Getuid() != 0 {
		return nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err := strconv.ParseUint(u.Uid, 10, 32)
		if err != nil {
			continue
		}
		gid, err := strconv.ParseUint(u.Gid, 10, 32)
		if err == nil {
			return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
		}
	}
	return nil
}

// own gives a folder to the user that the server runs as.
func own(folder string) error {
	if c := credential(); c != nil {
		return os.Chown(folder, int(c.Uid), int(c.Gid))
	}
	return nil
}

func asUser(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Credential: credential()}
}

// running is a server with a shell beside it that stops it, and takes the folder
// away, when the test ends however it does.
type running struct {
	shell *exec.Cmd
	alive io.Closer // the shell's input
	keep  string    // a file that tells the shell to leave the folder
}

const watch = `folder=$1; shift
"$@" >>"$folder/log" 2>&1 </dev/null & server=$!
read -r _
kill -INT $server
wait $server
[ -e "$folder/keep" ] || rm -rf "$folder"`

func run(folder string, server ...string) (*running, error) {
	cmd := exec.Command("sh", append([]string{"-c", watch, "watch", folder}, server...)...)
	asUser(cmd)
	cmd.Dir = folder
	input, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	r := &running{shell: cmd, alive: input, keep: folder + "/keep"}
	os.Remove(r.keep)
	return r, cmd.Start()
}

// stop stops the server and leaves its folder.
func (r *running) stop() {
	if f, err := os.Create(r.keep); err == nil {
		f.Close()
	}
	r.alive.Close()
	_ = r.shell.Wait()
}
