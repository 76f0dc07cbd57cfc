package statistics

func (f *finder) relate() {}
func (f *finder) check()  {}
