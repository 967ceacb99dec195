/** Every page of reports. */
export { routes } from './report-page.tsx'
