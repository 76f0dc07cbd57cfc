package wordxml

// renames are names that the newer vocabulary has under another one than the rule of [modern] makes.
var renames = map[string]string{
	"w:listPr": "w:numPr", "w:ilfo": "w:numId", "w:nfc": "w:numFmt", "w:vmerge": "w:vMerge", "w:hmerge": "w:hMerge",
	"w:listDef": "w:abstractNum", "w:listDefId": "w:abstractNumId", "w:ilst": "w:abstractNumId", "w:list": "w:num",
	"w:listStyleLink": "w:numStyleLink", "w:hlink": "w:hyperlink", "w:fareast": "w:eastAsia",
}

// propertyNames are the document properties that are kept, and what they are called in a package.
var propertyNames = map[string]string{
	"Title": "title", "Author": "creator", "Subject": "subject", "Description": "description", "Keywords": "keywords", "Category": "category",
	"Created": "created", "LastSaved": "modified", "LastAuthor": "lastModifiedBy", "LastPrinted": "lastPrinted", "Revision": "revision",
}
