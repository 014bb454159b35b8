#!/bin/bash
# One element of a Slurm job array is one shard of a planned sweep; savan reads the element's number and their count
# from the environment.
#   sbatch --array=1-16 analysis/examples/slurm.sh DIR
#SBATCH --job-name=savan-sweep
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=1
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --signal=B:TERM@120
# `exec` puts savan in the place of this shell, so that it gets the signal two minutes ahead of the time limit, keeps
# its runs and exits with 143. Submit again, and it goes on from there. `savan sweep submit` writes a script that
# puts itself back into the queue.
exec "${SAVAN:-savan}" sweep run "$1" --threads "${SLURM_CPUS_PER_TASK:-1}"
