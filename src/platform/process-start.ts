/** Is a process there, and is it the one we think it is? */
import { readFileSync } from 'node:fs'

export function processIsAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Not allowed to signal it: then it is there, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * What tells this process from another that later gets the same number: the boot and the tick it started in.
 * Null where the system does not say (only Linux does, in /proc).
 */
export function processStart(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the command in brackets and may hold spaces; the start time is the 22nd, so the 20th after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A zombie still answers a signal, but holds no files any more.
    if (fields[0] === 'Z') return 'ended'
    return `${boot}:${fields[19]}`
  } catch {
    return null
  }
}
