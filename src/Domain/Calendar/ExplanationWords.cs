namespace VanQuan.Workflows.Domain.Calendar;

/// <summary>Puts an explanation into sentences, Vietnamese or English; the two say the same.</summary>
internal sealed class ExplanationWords(Explanation why, string language)
{
    private readonly bool english = language == "en";

    public static IReadOnlyList<ExplanationLine> Of(Explanation why, string language) =>
        [.. new ExplanationWords(why, language).Lines()];

    private IEnumerable<ExplanationLine> Lines()
    {
        var strip = why.Strip();
        yield return new(ExplanationTopic.Count, Count());
        if (Skipped([.. strip.Where(day => day.Role == StripRole.Skipped).Select(day => day.Day)]) is { } skipped)
            yield return new(ExplanationTopic.Skipped, skipped);
        foreach (var day in strip.Where(day => day.Number is not null && why.Rule.Unit == DeadlineUnit.WorkingDays && day.Day.Kind == DayKind.WorkingSaturday))
            yield return new(ExplanationTopic.WorkedSaturday, Say(
                $"Tính cả thứ Bảy {DayWords.Date(day.Date)} ({HolidayNames.Of(day.Day, language)}).",
                $"Saturday {DayWords.Date(day.Date)} counts ({HolidayNames.Of(day.Day, language)})."));
        foreach (var stop in why.Stops)
            yield return new(ExplanationTopic.Pause, Say(
                $"Không tính {stop.Days} ngày tạm dừng, {DayWords.Date(stop.From)}–{DayWords.Date(stop.Until.AddDays(-1))}.",
                $"{stop.Days} days on hold do not count, {DayWords.Date(stop.From)}–{DayWords.Date(stop.Until.AddDays(-1))}."));
        if (Roll(strip) is { } roll)
            yield return new(ExplanationTopic.Roll, roll);
        if (why.Computed)
            yield return new(ExplanationTopic.Estimate, Say(
                "Có ngày nghỉ là ước tính theo luật và âm lịch, chưa có thông báo chính thức.",
                "Some days off are estimated from the law and the lunar calendar; nothing has been announced yet."));
        yield return new(ExplanationTopic.Law, Law());
    }

    private string Count()
    {
        var (anchor, amount) = (DayWords.Date(why.Anchor), why.Rule.Amount);
        if (amount == 0)
            return Say($"Hạn là {AnchorName()}, {DayWords.Full(why.LastDay, language)}.", $"Due on {AnchorName()}, {DayWords.Full(why.LastDay, language)}.");
        var end = DayWords.Full(why.LastDay, language);
        return why.Rule.Direction == DeadlineDirection.After
            ? Say($"{Amount()} sau {AnchorName()} {anchor} (không tính ngày này): hết {end}.", $"{Amount()} after {AnchorName()}, {anchor} (not counted): the end of {end}.")
            : Say($"{Amount()} trước {AnchorName()} {anchor} (không tính ngày này): {end}.", $"{Amount()} before {AnchorName()}, {anchor} (not counted): {end}.");
    }

    private string Amount()
    {
        var (vietnamese, one) = why.Rule.Unit switch
        {
            DeadlineUnit.WorkingDays => ("ngày làm việc", "working day"),
            DeadlineUnit.Days => ("ngày", "day"),
            DeadlineUnit.Weeks => ("tuần", "week"),
            DeadlineUnit.Months => ("tháng", "month"),
            _ => ("năm", "year"),
        };
        return $"{why.Rule.Amount} " + Say(vietnamese, why.Rule.Amount == 1 ? one : one + "s");
    }

    private string AnchorName()
    {
        var parts = why.Rule.Anchor.Split(':', 2);
        return parts[0] switch
        {
            "Activated" => Say("ngày giao việc", "the day it was assigned"),
            "InstanceStarted" => Say("ngày bắt đầu quy trình", "the day the procedure started"),
            "ActionDue" => Say("hạn của nhiệm vụ", "the due date of the action"),
            "Completed" => Say("ngày xong bước trước", "the day the earlier step was completed"),
            "Variable" => Say("ngày ghi trong hồ sơ", "the date on file"),
            "Yearly" => Say("mốc hằng năm", "the yearly date"),
            "Monthly" => Say("mốc hằng tháng", "the monthly date"),
            "PeriodEnd" => Say("ngày cuối kỳ báo cáo", "the end of the reporting period"),
            _ => Say("ngày ấn định", "the fixed date"),
        };
    }

    private string? Skipped(List<CalendarDay> days)
    {
        if (days.Count == 0)
            return null;
        List<string> parts = [];
        var weekends = days.Where(day => day.Kind == DayKind.Weekend).Select(day => day.Date).ToArray();
        if (weekends.Length > 0)
            parts.Add(Say("thứ Bảy, Chủ nhật ", "weekends ") + DayWords.Ranges(weekends));
        parts.AddRange(
            from day in days
            where day.Kind != DayKind.Weekend
            group day.Date by HolidayNames.Of(day, language) into named
            select $"{named.Key} {DayWords.Ranges([.. named])}");
        return Say($"Bỏ qua {days.Count} ngày nghỉ: ", days.Count == 1 ? "1 day off skipped: " : $"{days.Count} days off skipped: ") + string.Join("; ", parts) + ".";
    }

    private string? Roll(IReadOnlyList<StripDay> strip)
    {
        var last = strip.First(day => day.Date == why.LastDay).Day;
        if (last.IsWorking)
            return null;
        var reason = HolidayNames.Of(last, language) ?? Say("nghỉ cuối tuần", "weekend");
        var day = $"{DayWords.Full(last.Date, language)} ({reason})";
        if (!why.IsRolled)
            return Say($"{day} là ngày nghỉ; quy định của hạn này là giữ nguyên ngày.", $"{day} is a day off; this deadline's policy keeps the date.");
        var between = strip.Where(found => found.Role == StripRole.RolledOver && found.Date != last.Date && found.Day.Name is not null)
            .Select(found => $"{HolidayNames.Of(found.Day, language)} {DayWords.Date(found.Date)}").ToArray();
        var past = between.Length == 0 ? "" : Say(", qua ", ", past ") + string.Join(", ", between);
        return why.Due > why.LastDay
            ? Say($"{day} là ngày nghỉ nên hạn chuyển sang ngày làm việc tiếp theo{past}: {DayWords.Full(why.Due, language)}.", $"{day} is a day off, so it moves to the next working day{past}: {DayWords.Full(why.Due, language)}.")
            : Say($"{day} là ngày nghỉ nên hạn lùi về ngày làm việc trước đó{past}: {DayWords.Full(why.Due, language)}.", $"{day} is a day off, so it moves back to the working day before{past}: {DayWords.Full(why.Due, language)}.");
    }

    private string Law()
    {
        var articles = why.Rule.Amount == 0 ? "148" : "147, 148";
        var count = Say($"BLDS 2015 Điều {articles}", $"Civil Code 2015 Art. {articles}");
        return Say("Căn cứ: ", "Legal basis: ") + (string.IsNullOrWhiteSpace(why.Rule.Basis) ? count : $"{why.Rule.Basis}; {count}") + ".";
    }

    private string Say(string vietnamese, string inEnglish) => english ? inEnglish : vietnamese;
}
