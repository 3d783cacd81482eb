# Groups of people that spaces can be open to.

groups-name-taken = There is a group of this name already.
groups-refused-admins-only = Only who runs this site can change groups.
groups-refused-in-use = A space is open to this group, so it has to stay.
