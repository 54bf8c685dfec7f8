package annotate

import (
	"slices"
	"strings"

	"crossfoot/sheets/opc"
)

// The elements of a part in the order that the format prescribes (ECMA-376 part 1:
// CT_Worksheet in 18.3.1.99, CT_Workbook in 18.2.27, CT_Stylesheet in 18.8.39).
var (
	sheetOrder = strings.Fields(`sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr
		sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews
		mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins
		pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags
		drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems
		tableParts extLst`)
	bookOrder = strings.Fields(`fileVersion fileSharing workbookPr workbookProtection bookViews sheets
		functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches
		smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst`)
	styleOrder = strings.Fields(`numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs
		tableStyles colors extLst`)
)

// insertInOrder puts a new element into its place among those of its parent.
func insertInOrder(e *opc.Edit, parent *opc.Node, order []string, name, xml string) {
	place := slices.Index(order, name)
	for _, n := range parent.Nodes {
		if rank(n, order) > place {
			e.Insert(n.From, xml)
			return
		}
	}
	e.Append(parent, xml)
}

// rank is an element's place in the order; that of alternatives is the place of what
// they offer. What is of an extension stands where it stands: -1.
func rank(n *opc.Node, order []string) int {
	if n.Space == opc.Ours {
		return slices.Index(order, n.Name)
	}
	for _, c := range n.Nodes {
		if r := rank(c, order); r >= 0 && n.Space == opc.Compat {
			return r
		}
	}
	return -1
}

// prefixed gives a prefix to the tags of XML that has been written without.
func prefixed(prefix, xml string) string {
	if prefix == "" {
		return xml
	}
	// In escaped text no "<" stands outside a tag.
	return strings.ReplaceAll(strings.ReplaceAll(xml, "<", "<"+prefix), "<"+prefix+"/", "</"+prefix)
}
