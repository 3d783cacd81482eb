# Moments in words. A language decides the order and what it takes: $day $month $year $number (the month
# as a number) $time $zone; in dates-time $hour (00 to 23) $minute, or $hour12 (1 to 12) with $half (am, pm).

dates-long  = { $year }년 { $number }월 { $day }일 { $time } ({ $zone })
dates-short = { $year }년 { $number }월 { $day }일 { $time }
dates-day   = { $year }년 { $number }월 { $day }일
dates-month = { $year }년 { $number }월
dates-time  = { $half ->
    [am] 오전 { $hour12 }:{ $minute }
   *[pm] 오후 { $hour12 }:{ $minute }
}
dates-clock = { $time } ({ $zone })

dates-month-1  = 1월
dates-month-2  = 2월
dates-month-3  = 3월
dates-month-4  = 4월
dates-month-5  = 5월
dates-month-6  = 6월
dates-month-7  = 7월
dates-month-8  = 8월
dates-month-9  = 9월
dates-month-10 = 10월
dates-month-11 = 11월
dates-month-12 = 12월
