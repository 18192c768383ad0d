using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Tasks.Desk;

/// <summary>The sentences of My work: what today asks for, what an empty list means.</summary>
public sealed class DeskWords(Say say, WorkCalendar calendar)
{
    public string Of(DeskGroup group) => group switch
    {
        DeskGroup.Overdue => say["Quá hạn"],
        DeskGroup.DueToday => say["Hôm nay"],
        DeskGroup.ThisWeek => say["Tuần này"],
        DeskGroup.Later => say["Sau đó"],
        _ => say["Chờ người khác"],
    };

    public string Heading(string word, int count) => count == 1 ? say["{0} · 1 việc", word] : say["{0} · {1} việc", word, Say.Bounded(count)];

    public string SummaryOf(MyTaskGroups mine)
    {
        var open = mine.Doing.Sum(pile => pile.Count);
        var many = mine.Doing.Any(pile => pile.Count >= MyTasks.Bound);
        var text = open == 0
            ? say["Không có việc nào đang mở."]
            : say["{0} việc đang mở: {1} quá hạn, {2} đến hạn hôm nay, {3} ngày mai.", many ? say["Hơn {0}", open - 1] : open,
                Say.Bounded(mine.Overdue.Count), Say.Bounded(mine.DueToday.Count), Say.Bounded(mine.Tomorrow)];
        return HolidayAhead(mine.Today) is { } holiday ? $"{text} {holiday}" : text;
    }

    public string EmptyOf(DeskQuery query, MyTaskGroups mine)
    {
        if (query.IsFiltered)
            return string.IsNullOrWhiteSpace(query.Tim) ? say["Không có việc nào khớp bộ lọc."] : say["Không có việc nào khớp “{0}”.", query.Tim];
        var next = mine.ThisWeek.Lines.Concat(mine.Later.Lines).FirstOrDefault(item => item.DueDate is not null)?.DueDate;
        return query.Nhom == DeskQuery.Done ? say["Bạn chưa hoàn thành việc nào."]
            : next is { } date ? say["Không có việc nào ở đây. Việc gần nhất: {0}.", Say.Date(date)]
            : say["Không có việc nào. Khi có việc mới, bạn nhận thư và việc hiện ở đây."];
    }

    private string? HolidayAhead(DateOnly today)
    {
        var days = Enumerable.Range(1, 10).Select(ahead => calendar.Day(today.AddDays(ahead))).Where(day => !day.IsWorking && day.Name is not null).ToList();
        if (days.Count == 0)
            return null;
        var name = HolidayNames.Of(days[0], say.Language);
        return days.Count == 1
            ? say["Sắp nghỉ: {0}, {1}.", name, Say.ShortDate(days[0].Date)]
            : say["Sắp nghỉ: {0}, {1}–{2}.", name, Say.ShortDate(days[0].Date), Say.ShortDate(days[^1].Date)];
    }
}
