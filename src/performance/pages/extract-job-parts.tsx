/** What the pages of an extract on its way have in common. */
import { addresses } from '../../ui/addresses.ts'
import { Button, PostForm } from '../../ui/forms.tsx'
import type { ExtractJob } from '../extracts/jobs/job-store.ts'

export function Cancel({ job }: { job: ExtractJob }) {
  return (
    <PostForm action={addresses.extractJobCancel(job.id)} may="hand in extracts">
      <Button kind="secondary">Stop</Button>
    </PostForm>
  )
}
