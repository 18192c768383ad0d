using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Clock.Calendars;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Admin.Holidays;

/// <summary>
/// The calendar is edited in a basket: every button adds to it or takes from it and shows what the whole would move; only
/// "apply" changes anything. What was typed comes back with the page.
/// </summary>
public sealed class EditModel(PreviewCalendar look, EditCalendar edit, CalendarInForce calendars, Visitor visitor, Say say) : PageModel
{
    private const long LargestFile = 1_000_000;

    [BindProperty(Name = "nam", SupportsGet = true)]
    public int? Asked { get; set; }

    [BindProperty]
    public EditForm Form { get; set; } = new();

    /// <summary>See <see cref="EditBasket"/>.</summary>
    [BindProperty]
    public string? Basket { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string Op { get; set; } = Guid.NewGuid().ToString("N");

    public EditBasket Days { get; private set; } = new();

    public CalendarPreview? Preview { get; private set; }

    public string? Refusal { get; private set; }

    public string? Told { get; private set; }

    public int Year => Math.Clamp(Asked ?? visitor.Today.Year, YearModel.First, YearModel.Last);

    /// <summary>The year's entries as they stand, to be taken away.</summary>
    public IEnumerable<CalendarDay> Entries => Enumerable.Range(0, 366).Select(i => new DateOnly(Year, 1, 1).AddDays(i))
        .Where(date => date.Year == Year).Select(calendars.Current.Day).Where(day => !day.IsPlain);

    public bool IsComputed => calendars.Current.IsComputed(Year);

    public Task OnGetAsync(CancellationToken ct) => visitor.ArriveAsync(ct);

    public Task<IActionResult> OnPostAddAsync(CancellationToken ct) => CollectAsync(form => form.DaysOff(say), ct);

    public Task<IActionResult> OnPostSwapAsync(CancellationToken ct) => CollectAsync(form => form.Swap(say), ct);

    public Task<IActionResult> OnPostDropAsync(DateOnly date, CancellationToken ct) => CollectAsync(_ => [CalendarDay.Plain(date)], ct);

    public Task<IActionResult> OnPostUndoAsync(DateOnly date, CancellationToken ct) => WorkAsync(() =>
    {
        Days.Undo(date);
        return Task.CompletedTask;
    }, ct);

    public Task<IActionResult> OnPostTakeAsync(CancellationToken ct) => WorkAsync(async () =>
    {
        if (Form.File is not { Length: > 0 and < LargestFile } file)
        {
            Form.Errors["File"] = say["Chọn tệp lịch CSV, nhỏ hơn 1 MB."];
            return;
        }
        using var reader = new StreamReader(file.OpenReadStream());
        try
        {
            var years = Days.TakeIn(await reader.ReadToEndAsync(ct), calendars.Current);
            Told = say["Đã đọc lịch năm {0}.", string.Join(", ", years)];
        }
        catch (FormatException wrong)
        {
            Form.Errors["File"] = say["Không đọc được tệp này: {0}. Sửa tệp rồi chọn lại.", wrong.Message];
        }
    }, ct);

    public async Task<IActionResult> OnPostApplyAsync(CancellationToken ct)
    {
        Days = EditBasket.Read(Basket);
        try
        {
            var done = await edit.RunAsync(new([.. Days.Days], Revision, Reason ?? "", Op), visitor.Actor, ct);
            TempData["Toast"] = Done(done);
            return Redirect($"/quan-tri/lich?nam={(Days.Days.Count > 0 ? Days.Days.First().Date.Year : Year)}");
        }
        catch (CalendarRefusedException refused)
        {
            return await WorkAsync(() =>
            {
                if (refused.Refusal == CalendarRefusal.NoReason)
                    Form.Errors["Reason"] = say["Ghi lý do, ví dụ số thông báo của Thủ tướng."];
                else
                    Refusal = Word(refused);
                return Task.CompletedTask;
            }, ct);
        }
    }

    private Task<IActionResult> CollectAsync(Func<EditForm, IReadOnlyList<CalendarDay>> days, CancellationToken ct) => WorkAsync(() =>
    {
        foreach (var day in days(Form))
            Days.Set(day);
        if (Form.Errors.Count == 0)
        {
            Form = new EditForm { Source = Form.Source, SwapSource = Form.SwapSource };
            ModelState.Clear();
        }
        return Task.CompletedTask;
    }, ct);

    private async Task<IActionResult> WorkAsync(Func<Task> work, CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        Days = EditBasket.Read(Basket);
        await work();
        if (Days.Days.Count > 0)
            Preview = await look.RunAsync([.. Days.Days], visitor.Actor, ct);
        // The page shows what it was just given, not what the browser sent.
        foreach (var field in (string[])[nameof(Basket), nameof(Revision)])
            ModelState.Remove(field);
        (Basket, Revision) = (Days.ToString(), Preview?.Revision ?? Revision);
        return Page();
    }

    private string Done(RecountDueDates.Recounted done) =>
        say["Lịch mới đã áp dụng. {0} hạn đã dời, {1} việc đổi ngày nhắc, {2} bước chờ và {3} kỳ báo cáo đổi ngày.", done.Tasks, done.Reminders, done.Waits, done.Rounds];

    private string Word(CalendarRefusedException refused) => refused.Refusal switch
    {
        CalendarRefusal.NotAllowed => say["Chỉ quản trị sửa được lịch nghỉ."],
        CalendarRefusal.ChangedMeanwhile when refused.At is { } at =>
            say["{0} vừa sửa lịch lúc {1}. Thay đổi của bạn còn ở bên dưới và đã tính lại theo lịch mới; xem rồi áp dụng lại.", visitor.Staff.NameOf(refused.By ?? ""), Say.At(at)],
        CalendarRefusal.ChangedMeanwhile => say["Lịch vừa được sửa. Thay đổi của bạn còn ở bên dưới và đã tính lại theo lịch mới; xem rồi áp dụng lại."],
        CalendarRefusal.BadDay => say["Ngày {0} không thể là loại ngày đó.", Say.Date(refused.Day!.Value)],
        _ => say["Không có gì để áp dụng: lịch đã đúng như vậy."],
    };
}
