/** Starts the web server, on this machine only unless the configuration says otherwise. */
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Services } from '../people/route.ts'
// Before any view: Node cannot load a .tsx by itself.
import '../platform/tsx.ts'

export type RunningServer = { url: string; close: () => Promise<void> }

/** A port that another program holds: `message` says so and what to do. */
export class PortInUse extends Error {
  constructor(port: number) {
    super(`Port ${port} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm start.`)
    this.name = 'PortInUse'
  }
}

function isAddressInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

/** Every interface means this machine too; an IPv6 address stands in brackets. */
function reachableName(listen: string): string {
  if (['0.0.0.0', '::', '127.0.0.1'].includes(listen)) return '127.0.0.1'
  return listen.includes(':') ? `[${listen}]` : listen
}

/**
 * @returns the address it answers at, and how to stop it: requests under way are finished first
 * @throws PortInUse
 */
export async function startServer(services: Services): Promise<RunningServer> {
  const { createApp } = await import('./app.tsx')
  const app = createApp(services)
  const server = createAdaptorServer({ fetch: app.fetch })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(isAddressInUse(error) ? new PortInUse(services.config.port) : error))
    server.listen(services.config.port, services.config.listen, resolve)
  })
  // A TCP server that listens has an address with a port.
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()))
      // Browsers keep connections open for a minute; without this a stop would wait for them.
      if ('closeIdleConnections' in server) server.closeIdleConnections()
    })
  return { url: `http://${reachableName(services.config.listen)}:${port}`, close }
}
