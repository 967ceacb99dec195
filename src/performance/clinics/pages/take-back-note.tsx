/** Taking a note back, with why: it stays in the record, and its words leave the page. */
import { addresses } from '../../../ui/addresses.ts'
import { Button, PostForm, TextField } from '../../../ui/forms.tsx'
import { useFrame } from '../../../ui/frame.ts'
import { Details } from '../../../ui/parts.tsx'
import type { ClinicNote } from '../clinic-store.ts'

export function TakeBackNote({ note, unit }: { note: ClinicNote; unit: string | undefined }) {
  const { may } = useFrame()
  if (!may('write clinic notes')) return null
  return (
    <Details summary="Take it back">
      <PostForm action={addresses.clinicNoteWithdraw(note.id)}>
        <input type="hidden" name="unit" value={unit ?? ''} />
        <input type="hidden" name="month" value={note.month} />
        <TextField id={`why-${note.id}`} name="why" label="Why" hint="Such as: written under the wrong team." />
        <Button kind="secondary">Withdraw the note</Button>
      </PostForm>
    </Details>
  )
}
