package web

import (
	"crypto/sha256"
	"crypto/subtle"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// policy lets the page load its own parts and talk to its own server, and nothing
// else, whatever a workbook may have smuggled into it.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// headers go with every answer.
func headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()")
		next.ServeHTTP(w, r)
	})
}

// unkept is for answers that no cache may keep.
func unkept(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

// tokenCookie holds the token for the page.
const tokenCookie = "crossfoot-token"

// guard lets only those through who may ask. Another web page that is open in the
// same browser may not: neither by sending a form here, nor by giving its own name to
// this computer's address (DNS rebinding).
func (s *server) guard(next http.Handler) http.Handler {
	origin := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/healthz" { // whoever watches over the server may know no more than its address
			next.ServeHTTP(w, r)
			return
		}
		l := s.language(r)
		if !s.isHost(r) {
			s.refuse(w, r, l, wrongHost)
			return
		}
		if origin.Check(r) != nil {
			s.refuse(w, r, l, crossSite)
			return
		}
		if s.Token != "" && !s.authorised(r) {
			if s.isToken(r.URL.Query().Get("token")) && r.URL.Path == "/" {
				s.remember(w, r)
				return
			}
			w.Header().Set("WWW-Authenticate", `Bearer realm="crossfoot"`)
			s.refuse(w, r, l, noToken)
			return
		}
		if r.URL.Path == "/" && r.URL.Query().Has("token") {
			s.remember(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// isHost says whether a request names this server: as this computer, by one of its
// names, or by the address at which it arrived.
func (s *server) isHost(r *http.Request) bool {
	host := r.Host
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.ToLower(strings.Trim(host, "[]"))
	named := func(name string) bool { return strings.EqualFold(name, host) }
	if host == "localhost" || slices.ContainsFunc(s.Hosts, named) {
		return true
	}
	address, err := netip.ParseAddr(host)
	if err != nil {
		return false
	}
	if address.IsLoopback() {
		return true
	}
	local, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	if !ok {
		return false
	}
	at, err := netip.ParseAddrPort(local.String())
	return err == nil && at.Addr().Unmap().WithZone("") == address.Unmap().WithZone("")
}

// authorised says whether a request brings the token.
func (s *server) authorised(r *http.Request) bool {
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if strings.EqualFold(scheme, "Bearer") && s.isToken(strings.TrimSpace(token)) {
		return true
	}
	cookie, err := r.Cookie(tokenCookie)
	return err == nil && s.isToken(cookie.Value)
}

// isToken compares without saying by the time it takes how much of it was right.
func (s *server) isToken(token string) bool {
	given, want := sha256.Sum256([]byte(token)), sha256.Sum256([]byte(s.Token))
	return s.Token != "" && subtle.ConstantTimeCompare(given[:], want[:]) == 1
}

// remember puts the token of an address into a cookie and takes it out of the address,
// so that it stays in no history.
func (s *server) remember(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	if s.isToken(query.Get("token")) {
		http.SetCookie(w, &http.Cookie{
			Name: tokenCookie, Value: s.Token, Path: "/", HttpOnly: true, Secure: r.TLS != nil, SameSite: http.SameSiteStrictMode,
		})
	}
	query.Del("token")
	to := "/"
	if len(query) > 0 {
		to += "?" + query.Encode()
	}
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, to, http.StatusSeeOther)
}
