/**
 * Given names that are common in the United Kingdom. A name that is not here is still read as a name; one that is here
 * settles where the next person begins when a cell prints several people with nothing between them.
 */
const names = `
aaron abdul abigail adam adele adrian agnes ahmed aidan aileen aisha alan alana alastair albert alex alexander alexandra
alfred ali alice alicia alison alistair allan allison alma alun amanda amara amber amelia amina amir amrit amy ana andrea
andrew andy angela angie angus anil anita ann anna annabel anne annette annie anthony antonia april arthur asha ashley
asif audrey ayesha babs barbara barry beatrice becky belinda ben benjamin bernadette bernard bernie beth bethan betty
beverley bill billy bob brad bradley brenda brendan brian bridget brigitte bruce bryan bryony caitlin callum calum
cameron carl carly carmel carol carole caroline carolyn carrie caspar catherine cathy cecilia celia charles charlie
charlotte chelsea cherry cheryl chloe chris christian christina christine christopher claire clara clare claudia clive
colette colin colleen connor corinne craig cynthia daisy dan daniel danny darren daryl dave david dawn dean debbie
deborah debra deepa denise dennis derek dermot desmond diana diane dilip dina dinah dipa dominic don donald donna dora
doreen dorothy doug douglas duncan dylan ed eddie edith edward edwin eileen elaine eleanor elena elizabeth ella ellen
ellie elliot emily emma eric erica erin ernest esther ethan eva eve evelyn faith farah fatima fay faye felicity fiona
florence fran frances francis frank fraser fred frederick freya gail gareth garry gary gavin gaynor gemma geoff geoffrey
george georgia georgina gerald geraldine gerard gerry gill gillian gina glen glenda glenn gloria gordon grace graeme
graham grant greg gregory gurpreet guy gwen hannah harbinder hardeep harjit harold harpreet harriet harry hasan hassan
hayley hazel heather heidi helen helena henry hilary holly howard hugh hussain ian ibrahim imogen imran ingrid irene iris
irfan isaac isabel isabelle ivan ivy jack jackie jacob jacqueline jacqui jade jagdeep jake james jamie jan jane janet
janice janine janis jas jasbir jason jaspal jasmine jay jayne jean jeanette jeff jeffrey jen jenna jennifer jenny jeremy
jess jessica jill jim jo joan joanna joanne jodie joe joel john johnny jon jonathan jordan joseph josephine josh joshua
joy joyce judith judy julia julian julie juliet june justin kailash kamal karen karl kashif kate katharine katherine
kathleen kathryn kathy katie katrina katy kay keeley keith kelly ken kenneth kerry kevin khalid kieran kim kimberley
kirsten kirsty kiran kris krishna kuldeep kulwinder kyle lara laura lauren laurence lawrence leah leanne lee len leon
leonard leroy lesley leslie lewis liam lily linda lindsay lindsey lisa liz lloyd lorna lorraine louis louise lucinda
lucy luke lydia lyn lynda lynn lynne lynsey mabel madeleine maggie malcolm malik mandeep mandy manjit marc marcus
margaret maria marian marie marilyn marion mark marlene martha martin martyn mary matt matthew maureen maurice max maxine
meera megan mel melanie melissa michael michele michelle mick mike miles millie mina miriam mo mohamed mohammad mohammed
moira molly mona monica morag moses muhammad murray myra nadia nadine nancy naomi narinder nasreen natalie natasha
nathan naveed neil nell niall nicholas nick nicky nicola nicole nigel nikki nina noel nora norma norman olga oliver olivia
omar oscar owen paddy pam pamela parveen pat patricia patrick paul paula pauline pearl peggy penelope penny pete peter
phil philip philippa phillip phoebe phyllis piers polly poonam pradeep priya rachael rachel rahul raj rajesh ralph ravi
ray raymond rebecca reena reg reginald rehana rekha rhian rhiannon rhona rhys richard rick rita rob robert roberta robin
rod roderick rodney roger roland ron ronald rosa rosalind rose rosemary rosie ross rowan roy roz ruby rupert russell ruth
ryan sabina sadia sal sally salma sam samantha samina samuel sandra sandy sanjay sara sarah sasha satnam saul scott sean
sebastian shabana shahid shannon sharon shaun shauna sheena sheila shelley shirley shona sian sidney simon simone siobhan
sonia sophia sophie stacey stan stanley stella stephanie stephen steve steven stewart stuart sue sukhdeep sukhi sunil
sunita surinder susan susanna susannah susie suzanne sylvia tahir tamara tania tanya tara tariq ted terence teresa terry
tessa thelma theresa thomas tim timothy tina toby tom tommy toni tony tracey tracy trevor tricia trish trudy una ursula
usha valerie vanessa vera verity vernon veronica vicki vicky victor victoria vijay vikki vince vincent viv vivian
vivien vivienne wayne wendy will william winifred yasmin yusuf yvette yvonne zahid zara zoe zainab
`

/** Lower case, one word each. */
export const givenNames: ReadonlySet<string> = new Set(names.trim().split(/\s+/))
