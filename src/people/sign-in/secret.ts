/** The installation's secret: what session cookies are signed with. */
import type { Config } from '../../platform/config.ts'
import { secretInFolder } from '../../platform/secret-file.ts'

const remedy = 'Restore it from a backup; or remove it, and a new one is made and everybody signs in again.'

/**
 * @returns UPTURN_SECRET where it is set, else what the data folder keeps; made there the first time
 * @throws SecretUnusable
 */
export function installationSecret({ secret, dataFolder }: Pick<Config, 'secret' | 'dataFolder'>): string {
  return secret ?? secretInFolder(dataFolder, 'secret', remedy)
}
