package says

import "strings"

// This file reads words that say that a list has only some of what there is.

// chosenWords say that a list has only some of what there is: the ten largest, the main ones.
var chosenWords = strings.Fields("主要 部分 重点 重點 前十 前五 前三 前二十 排名 排行 最大 最多")

// chosenTokens do so in other languages.
var chosenTokens = strings.Fields("top main major largest leading selected principal key ranking rank biggest partial sample")

// Chosen says whether a title has such a word.
func Chosen(title string) bool { return hasWord(title, chosenWords, chosenTokens) }
