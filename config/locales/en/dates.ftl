# Moments in words. A language decides the order and what it takes: $day $month $year $number (the month
# as a number) $time $zone; in dates-time $hour (00 to 23) $minute, or $hour12 (1 to 12) with $half (am, pm).

dates-long  = { $day } { $month } { $year }, { $time } { $zone }
dates-short = { $day } { $month } { $year }, { $time }
dates-day   = { $day } { $month } { $year }
dates-month = { $month } { $year }
dates-time  = { $hour }:{ $minute }
dates-clock = { $time } { $zone }

dates-month-1  = January
dates-month-2  = February
dates-month-3  = March
dates-month-4  = April
dates-month-5  = May
dates-month-6  = June
dates-month-7  = July
dates-month-8  = August
dates-month-9  = September
dates-month-10 = October
dates-month-11 = November
dates-month-12 = December
