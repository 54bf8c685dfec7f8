package lang

import "golang.org/x/sys/windows"

// system is the language of Windows' own menus, which sets no locale variables.
func system() string {
	names, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil || len(names) == 0 {
		return ""
	}
	return names[0]
}
