/**
 * What stands around every page and depends on who reads it: their name, the ways open to them, the day they look at.
 * The server makes it once for each request; `Page` takes it from here, so that no view has to hand it down.
 */
import { createContext, useContext } from 'hono/jsx'

export type FrameSection = { section: string; text: string; href: string; count?: number }

export type Frame = {
  /** Who is signed in; null where nobody is. */
  reader: { name: string; roles: string; authority: string } | null
  sections: readonly FrameSection[]
  /** Where to sign in, with the way back; null where nobody needs to. */
  signIn: string | null
  /** Words above everything, on every page: that this is a demonstration, say. */
  banner?: string | undefined
  /** Whether a way with this need (a permission's name) is open to the reader here. */
  may: (need: string) => boolean
  /** The past day that the reader looks at, or the moment right after a change (`change-12`); null for today. */
  asAt: { day: string; words: string; isMoment?: boolean } | null
  /** The address of this page without the day, and its other parameters: for choosing another day. */
  here: { path: string; query: readonly (readonly [string, string])[] }
  /** Tells apart frames that look different; part of the key under which a page is kept. */
  key: string
}

/** For a page outside any request (a test of a view): nobody signed in, every way open. */
export const plainFrame: Frame = {
  reader: null,
  sections: [],
  signIn: null,
  may: () => true,
  asAt: null,
  here: { path: '', query: [] },
  key: '',
}

export const FrameContext = createContext<Frame>(plainFrame)

export const useFrame = (): Frame => useContext(FrameContext)
