package annex

// indicators finds the entries of the indicator catalogue.
type indicators struct {
	list    []Indicator
	at      map[string]int // position in list by id
	topicAt map[string]int // first position in list by topic
}

func newIndicators(list []Indicator) indicators {
	c := indicators{list, map[string]int{}, map[string]int{}}
	for i, ind := range list {
		if _, known := c.at[ind.ID]; !known {
			c.at[ind.ID] = i
		}
		if _, known := c.topicAt[ind.Topic]; !known {
			c.topicAt[ind.Topic] = i
		}
	}
	return c
}

// entry returns the entry of id, or nil.
func (c *indicators) entry(id *string) *Indicator {
	if id == nil {
		return nil
	}
	if i, ok := c.at[*id]; ok {
		return &c.list[i]
	}
	return nil
}
