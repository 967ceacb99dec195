/** Invented names, as plans print them, for the tests of how names are matched. */

/** Two printed names that mean one post. */
export const samePost: [one: string, other: string][] = [
  ['Chief Officer - CYPSC', "Chief Officer Children and Young People's Social Care"],
  ['Head of LAC', 'Head of Looked After Children'],
  ['Hd of Service', 'Head of Service'],
  ['Hd of Service Fostering', 'Head of Service - Fostering'],
  ['DCS', "Director of Children's Services"],
  ['Interim DCS', "Director of Children's Services"],
  ['Acting Head of Fostering', 'Head of Fostering'],
  ['Head of Fostring', 'Head of Fostering'],
  ['Head of Comissioning', 'Head of Commissioning'],
  ['Fostering Team Manager', 'Team Manager (Fostering)'],
  ['Team Manager, Fostering', 'Team Manager Fostering'],
  ['Head of Early Help (upon appointment)', 'Head of Early Help'],
  ['Head of Early Help - TBC', 'Head of Early Help'],
  ['AD Safeguarding', 'Assistant Director Safeguarding'],
  ['Asst Director, Safeguarding', 'Assistant Director of Safeguarding'],
  ['HoS Adoption', 'Head of Service, Adoption'],
  ['Head of QA', 'Head of Quality Assurance'],
  ['Service Delivery Managers', 'Service Delivery Manager'],
  ['Principal Social Worker', 'PSW'],
  ['IRO Manager', 'Independent Reviewing Officer Manager'],
  ['Workforce Dev Mgr', 'Workforce Development Manager'],
  ['Head of SEND', 'Head of Special Educational Needs & Disabilities'],
  ['Harrowmere Safeguarding Children Board Manager', 'HSCB Manager'],
  ['Head of Policies', 'Head of Policy'],
  ['Locum Team Manager MASH', 'Team Manager MASH'],
  ['Head of Performance and Quality', 'Head of Quality and Performance'],
  ['Director CYPS', 'DCS'],
  ["Executive Director of Children's Services", "Director of Children's Services"],
  ['Strategic Lead for Early Help', 'Early Help Strategic Lead'],
  ['Head of Transformation CYPSC', 'Head of Transformation'],
  ['Sue May', 'Suc May'],
  ['P Vaughan', 'Paul Vaughan'],
  ['Dr Amara Okafor', 'Amara Okafor'],
  ['Tom Bright', 'Thomas Bright'],
  ['Priya Nair (Health Trust)', 'Priya Nair'],
  ['Jane Smith, Head of Fostering', 'Head of Fostering'],
  ['Jane Smith, Head of Fostering', 'Jane Smith'],
  ['LSCB', 'Local Safeguarding Children Board'],
  ['Programme Leader', 'Programme Lead'],
  ['Service Manager – Childrens Homes', "Service Manager Children's Homes"],
  ['Cheif Executive', 'Chief Executive'],
  ['Youth Offending Service Manager', 'YOS Manager'],
  ['Head of Service CIN', 'Head of Service, Children in Need'],
  ['Head of Fostering & Adoption', 'Head of Adoption and Fostering'],
  ['Head of the Virtual School', 'Head of Virtual School'],
  ['Team Manager W/NW', 'Team Manager WNW'],
]

/** Two that do not, however alike they look. */
export const otherPost: [one: string, other: string][] = [
  ['Head of Service – Fostering', 'Head of Service – Adoption'],
  ['Assistant Director', 'Deputy Director'],
  ['Assistant Director Safeguarding', 'Deputy Director Safeguarding'],
  ['Team Manager North', 'Team Manager South'],
  ['Team Manager Aston', 'Team Manager Ashton'],
  ['Head of Service', 'Head of Service - Fostering'],
  ['Director', 'Director of Finance'],
  ['Chief Executive', 'Deputy Chief Executive'],
  ['Chief Executive', 'Chief Executive - Education Westby'],
  ['Head of Commissioning', 'Head of Commissioning and Contracts'],
  ['Head of Service 11-16', 'Head of Service 11-19'],
  ['Assistant to the Director', 'Assistant Director'],
  ['Head of HR', 'Head of Housing Repairs'],
  ["Head of Children's Services", 'Head of Adult Services'],
  ["Director of Children's Services", "Director of Children's and Adult Services"],
  ['Senior Social Worker', 'Social Worker'],
  ['Head of Early Help', 'Head of Early Years'],
  ['LSCB Manager', 'LSCB Chair'],
  ['LSCB', 'LSCB Manager'],
  ['Sue May', 'Sam May'],
  ['Jon Smith', 'Joe Smith'],
  ['Priya Nair (Health Trust)', 'Priya Nair (Police)'],
  ['Head of Fostering', 'Head of Fostering Recruitment'],
  ['Team Manager', 'Team Manager - Fostering'],
  ['All Heads of Service', 'Head of Service'],
  ['Head of Legal', 'Head of Learning'],
  ['Head of LAC', 'Head of Leaving Care'],
  ['Programme Manager', 'Project Manager'],
  ['Head of Service East', 'Head of Service West'],
  ['Service Manager Area 1', 'Service Manager Area 2'],
  ['TBC', 'Head of Service'],
  ['TBC', 'To be confirmed'],
  ['Head of Service Delivery North', 'Head of Service Delivery'],
  ['Corporate Director (Finance)', 'Director of Finance'],
  ['Lead Member', 'Lead Commissioner'],
  ['Executive Member', 'Executive Director'],
  ['Head of Secondary School Improvement', 'Head of School Improvement'],
  ['Head of Residential Care', 'Head of Residential'],
  ['Safeguarding Manager', 'Head of Safeguarding'],
  ['Health Visitor Lead', 'Health Lead'],
  ['AD (CSC)', 'AD (Finance CYPS)'],
  ['Head of Housing', 'Head of Policing'],
  ['Head of Quality', 'Head of Equality'],
  ['Head of Provision', 'Head of Prevention'],
  ['Independent Chair', 'Vice Chair'],
  ['Police', 'Policy Officer'],
  ['Headteacher', 'Deputy Headteacher'],
  ['Head of Education Harrowmere Council', 'Head of Education Westby Council'],
]

/** Posts of one council, one a line: no two of them are one. */
export const distinctPosts = `
Director of Children's Services
Deputy Director of Children's Services
Assistant Director Early Help
Assistant Director Safeguarding
Assistant Director Education
Assistant Director Commissioning
Associate Director Commissioning
Director of Public Health
Director of Finance
Director of Adult Social Services
Corporate Director Resources
Chief Executive
Deputy Chief Executive
Head of Fostering
Head of Adoption
Head of Looked After Children
Head of Leaving Care
Head of Care Leavers
Head of Early Help
Head of Early Years
Head of Virtual School
Headteacher of the Virtual School
Head of Safeguarding and Quality Assurance
Head of Quality Assurance
Head of Performance
Head of Performance and Information
Head of HR
Head of IT
Head of Legal Services
Head of Learning
Head of Youth Offending Service
Head of Youth Services
Head of Commissioning
Head of Placements
Head of Service North
Head of Service South
Head of Service East
Head of Service West
Team Manager Duty and Assessment
Team Manager Assessment
Team Manager Fostering
Team Manager Fostering Recruitment
Team Manager Child Protection
Team Manager Children in Need
Team Manager Children with Disabilities
Team Manager Area 1
Team Manager Area 2
Service Manager MASH
Service Manager Front Door
Service Manager Residential
Service Manager Edge of Care
Service Manager Safeguarding
Practice Manager Safeguarding
Principal Social Worker
Senior Social Worker
Social Worker
Consultant Social Worker
Independent Reviewing Officer
Independent Reviewing Manager
LADO
LSCB Manager
LSCB Chair
LSCB Business Manager
Independent Chair
Workforce Development Manager
Workforce Manager
Programme Manager
Programme Director
Project Manager
Performance Manager
Performance Analyst
Data Manager
Complaints Manager
Participation Manager
Participation Officer
Lead Member for Children
Lead Commissioner
Designated Nurse
Designated Doctor
Named GP
Named Nurse
Detective Superintendent
Head of Education
Head of Education and Skills
Head of Skills
Head of School Improvement
Head of Secondary School Improvement
Head of Primary School Improvement
Head of Inclusion
Head of SEND
Head of Inclusion and SEND
Head of Residential
Head of Residential and Placements
Head of Communications
Head of Community Safety
Head of Communities
Head of Housing
Head of Finance
Head of Business Support
Head of Business Improvement
Head of Contracts
Head of Contact
Head of Customer Contact
Contact Centre Manager
Contract Manager
Health Visitor Manager
Health Manager
School Nurse Manager
Strategic Lead Early Help
Strategic Lead Exploitation
Strategic Lead Missing
Operational Lead Missing
Strategic Manager Early Help
Operational Manager Early Help
Group Manager Early Help
Service Director Learning
Service Director Early Help
IYSS Manager
IYSS Service Development Manager
CYPSC
CSLT
CYPLT
Police
Health
Children's Trust
Children's Trust Board
Improvement Board
Safeguarding Board
Corporate Parenting Board
Corporate Parenting Panel
Head of Children's Social Care
Head of Adult Social Care
Head of Social Care
Head of Children's Homes
Head of Children's Centres
Children's Centre Manager
Children's Homes Manager
`
  .trim()
  .split('\n')
