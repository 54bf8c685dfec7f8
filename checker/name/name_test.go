package name

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func TestKey(t *testing.T) {
	assert.Equal(t, "普朱管委会", Key("普朱\n管委会"))
	assert.Equal(t, "新建环浙步道2500公里", Key("新建“环浙步道”２５００公里"))
	assert.Equal(t, "dinghai", Key(" Dinghai. "))
	assert.Equal(t, Key("Ashby County"), Key("County of Ashby"))
	assert.Equal(t, Key("STOKE ON TRENT CITY"), Key("City of Stoke on Trent"))
	assert.Contains(t, Key("County of Ashby: basic figures"), Key("Ashby County"))
	assert.Equal(t, "districtofresidence", Key("District of residence"), "no name")
}

// What is its own key for certain is.
func TestIsKey(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("az09A. 一定海鿿\u4dff\ua000é"))).Draw(t, "name")
		assert.Equal(t, !strings.ContainsFunc(s, func(r rune) bool { return !usual(r) }), IsKey(s))
		if IsKey(s) {
			assert.Equal(t, s, Key(s))
		}
	})
}

func TestSame(t *testing.T) {
	var n *Names
	assert.True(t, n.Same("定海", "定海区"))
	assert.True(t, n.Same("市人社局", "市人力社保局"))
	assert.True(t, n.Same("普朱", "普朱管委会"[:len("普朱管委")]))
	assert.False(t, n.Same("市财政局", "市教育局"))
	assert.False(t, n.Same("定海", "岱山县"))
	assert.False(t, n.Same("男", "男生"), "one character is no name")
	assert.True(t, n.Same("Ely", "County of Ely"))
	assert.True(t, n.Same("Ely District", "Ely"))
	assert.False(t, n.Same("City of Ely", "County of Ely"))
	assert.False(t, n.Same("Ely", "Ely Cathedral"), "less than half of it is left")
	assert.False(t, n.Same("10 new sports grounds", "1000 new sports grounds"), "figures are not left out")
	assert.True(t, Declare([]string{"舟山市教育局", "市教局"}).Same("市教局", "舟山市教育局"))
}

func TestMatch(t *testing.T) {
	var n *Names
	assert.Equal(t, []int{1, 0, -1}, n.Match([]string{"定海区", "普陀区", "岱山"}, []string{"普陀", "定海"}))
	assert.Equal(t, []int{-1}, n.Match([]string{"定海"}, []string{"定海区", "定海县"}), "either could be meant")
	assert.Equal(t, []int{0, -1}, n.Match([]string{"定海区", "定海"}, []string{"定海区"}), "its equal is there")
	assert.Equal(t, []int{-1, -1}, n.Match([]string{"A", "A"}, []string{"B"}))
}

func TestDistance(t *testing.T) {
	for pair, want := range map[[2]string]int{
		{"", ""}: 0, {"a", ""}: 1, {"check", "chekc"}: 1, {"check", "chck"}: 1, {"json", "text"}: 4, {"合计", "小计"}: 1,
	} {
		assert.Equal(t, want, distance(pair[0], pair[1]), pair)
		assert.Equal(t, want, distance(pair[1], pair[0]), pair)
	}
}

func TestHasMistyped(t *testing.T) {
	for text, want := range map[string]bool{
		"城官镇": true, "城官镇民生实事任务表": true, "2023年城官镇": true, "城关镇": false, "新河镇民生实事": false, "城东镇": false,
		"tasksofnorthfeild": true, "northfield": false, "tasksofsouthfield": false,
	} {
		assert.Equal(t, want, HasMistyped(text, "城关镇") || HasMistyped(text, "northfield"), text)
	}
}
