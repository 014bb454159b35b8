"""A real Slurm on this machine alone: munge, a controller and two nodes on the loopback address, all in a
folder of their own and ended with the test. Takes root and Debian's packages slurm-wlm and munge."""
import contextlib
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time

NODES = ("n1", "n2")

CONFIGURATION = """
ClusterName=test
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={controller}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket,cred_expire=5
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/filetxt
JobCompLoc={folder}/completions.log
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
MpiDefault=none
ReturnToService=2
SlurmdTimeout=5
KillWait=10
InactiveLimit=0
RequeueExit=75
MaxArraySize=6
SchedulerParameters=sched_interval=1,bf_interval=1,batch_sched_delay=0
StateSaveLocation={folder}/state
SlurmctldPidFile={folder}/slurmctld.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdSpoolDir={folder}/spool-%n
SlurmdPidFile={folder}/slurmd-%n.pid
SlurmdLogFile={folder}/slurmd-%n.log
NodeName=n1 NodeHostname={host} NodeAddr=127.0.0.1 Port={n1} CPUs=1
NodeName=n2 NodeHostname={host} NodeAddr=127.0.0.1 Port={n2} CPUs=1
PartitionName=main Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
"""


def reason_to_skip():
    """What is missing for a cluster; empty if nothing is."""
    if os.getuid() != 0:
        return "starting a Slurm takes root"
    missing = [program for program in ("munged", "slurmctld", "slurmd", "sbatch") if not shutil.which(program)]
    return f"{', '.join(missing)} not found: install slurm-wlm and munge" if missing else ""


def free_ports(count):
    with contextlib.ExitStack() as sockets:
        taken = [sockets.enter_context(socket.socket()) for _ in range(count)]
        for one in taken:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in taken]


def wait_until(condition, seconds, what):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"waited {seconds} s for {what}"
        time.sleep(0.2)


def parent_of(process):
    status = pathlib.Path(f"/proc/{process}/status").read_text()
    return int(status.partition("PPid:")[2].split()[0])


class Cluster:
    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="slurm-"))
        self.environment = {**os.environ, "SLURM_CONF": str(self.folder / "slurm.conf")}
        self.daemons = {}

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        subprocess.run(["scancel", "--user=root"], env=self.environment, capture_output=True, timeout=30)
        for name in NODES:
            self.kill_node(name)
        for daemon in self.daemons.values():
            daemon.kill()
            daemon.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self):
        host = socket.gethostname().split(".")[0]
        controller, n1, n2 = free_ports(3)
        (self.folder / "state").mkdir()
        (self.folder / "slurm.conf").write_text(
            CONFIGURATION.format(host=host, controller=controller, n1=n1, n2=n2, folder=self.folder))
        key = self.folder / "munge.key"
        key.write_bytes(os.urandom(128))
        key.chmod(0o600)
        self.start_daemon("munged", "munged", "--foreground", "--force", f"--key-file={key}",
                          f"--socket={self.folder}/munge.socket", f"--seed-file={self.folder}/munge.seed",
                          f"--pid-file={self.folder}/munged.pid", f"--log-file={self.folder}/munged.log")
        wait_until((self.folder / "munge.socket").exists, 10, "munge")
        self.start_daemon("slurmctld", "slurmctld", "-D")
        for name in NODES:
            self.start_node(name)
        wait_until(lambda: self.tell("sinfo", "--noheader", "--format=%T", "--Node").split() == ["idle", "idle"], 60,
                   "two idle nodes")

    def start_daemon(self, name, *command):
        with open(self.folder / f"{name}.out", "wb") as output:
            self.daemons[name] = subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL,
                                                  stdout=output, stderr=output)

    def start_node(self, name):
        self.start_daemon(name, "slurmd", "-D", "-N", name)

    def kill_node(self, name):
        """The node's daemon and everything that runs below it, at once, as when a machine loses power."""
        if name not in self.daemons:
            return
        daemon = self.daemons.pop(name)
        daemon.kill()
        daemon.wait()
        for process in self.processes_of(name):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)

    def processes_of(self, name):
        """Of the jobs on a node, by the environment that Slurm gives them. The daemon of a step comes before those
        whom it watches, or it would still report their end."""
        jobs, daemons = [], []
        for process in pathlib.Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                environment = (process / "environ").read_bytes().split(b"\0")
                if f"SLURM_CONF={self.folder}/slurm.conf".encode() not in environment or \
                        f"SLURMD_NODENAME={name}".encode() not in environment:
                    continue
                jobs.append(int(process.name))
                parent = parent_of(process.name)
                if pathlib.Path(f"/proc/{parent}/comm").read_text().strip() == "slurmstepd":
                    daemons.append(parent)
        return daemons + jobs

    def tell(self, *command):
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=60)
        return done.stdout.strip()

    def elements(self, job):
        """State by element of a job array, of those that Slurm still knows."""
        lines = self.tell("squeue", "--noheader", "--array", "--states=all", "--jobs", job, "--format=%K %T %N")
        return {int(words[0]): words[1:] for words in map(str.split, lines.splitlines())}

    def restarts(self, job, element):
        """How often an element went back into the queue."""
        return int(self.tell("scontrol", "show", "job", f"{job}_{element}").partition("Restarts=")[2].split()[0])

    def running_on(self, job, node):
        return [element for element, (state, *where) in self.elements(job).items()
                if state == "RUNNING" and where == [node]]

    def ended(self, job):
        return all(state in ("COMPLETED", "FAILED", "CANCELLED", "TIMEOUT", "NODE_FAIL")
                   for state, *_ in self.elements(job).values())
