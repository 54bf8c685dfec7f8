package lazy

// Once is what has been found out of one thing, once somebody has asked.
type Once[V any] struct {
	asked bool
	is    V
}

// Tell gives it, and finds it out if nobody has asked before.
func (o *Once[V]) Tell(find func() V) V {
	if !o.asked {
		o.asked, o.is = true, find()
	}
	return o.is
}

// Each is what has been found out of several things.
type Each[K comparable, V any] map[K]V

// Tell gives what has been found out of one of them, and finds it out if nobody has asked before.
func (e *Each[K, V]) Tell(of K, find func() V) V {
	is, asked := (*e)[of]
	if !asked {
		is = find()
		if *e == nil {
			*e = Each[K, V]{}
		}
		(*e)[of] = is
	}
	return is
}
