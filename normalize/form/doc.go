// Package form knows official forms (统计报表): the tables that every authority fills in with the same rows and columns. It says of
// a table which form it is, which cell of the form each of its numbers is, and which sums the form says must come out.
//
// The forms stand in forms.tsv, as data: their labels as printed, the indicator of each cell, and relations in a small language.
// A form is recognized by several of its labels together, never by one; rows and columns may be missing, moved, merged into one
// label or cut. A number that no row and column of the form claim has no code.
package form
