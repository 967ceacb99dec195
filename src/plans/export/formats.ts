/** The formats a plan can be exported in: apart, so that a command can name them without loading their writers. */
export const exportFormats = ['json', 'xlsx', 'csv', 'docx'] as const
export type ExportFormat = (typeof exportFormats)[number]
