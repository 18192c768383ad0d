using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Application.Mail.Writing.Editing;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Admin.Mailing;

/// <summary>
/// One part of a mail: previewed with made-up facts, edited, tried by a mail to oneself, saved as a new version, and earlier
/// versions brought back. What was typed stays on any refusal.
/// </summary>
public sealed class TemplateModel(WorkflowsDb db, MailTemplates templates, TemplateCheck check, SampleMails samples, ChangeTemplate change, SendTestMail test, Visitor visitor, Say say) : PageModel
{
    public static readonly string[] Parts = ["vi.html", "vi.txt", "en.html", "en.txt"];

    [BindProperty(SupportsGet = true, Name = "mail")]
    public string Mail { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "phan")]
    public string Part { get; set; } = Parts[0];

    /// <summary>Preview in the dark.</summary>
    [BindProperty(SupportsGet = true, Name = "toi")]
    public bool Dark { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public int BasedOn { get; set; }

    public string Name => $"{Mail}/{Part}";

    public IReadOnlyList<MailTemplateRow> Versions { get; private set; } = [];

    public IReadOnlyList<string> Variables { get; private set; } = [];

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public string? ReasonMissing { get; private set; }

    public string Op { get; } = Guid.NewGuid().ToString("N");

    private bool IsKnown => Parts.Contains(Part) && Mail != "test" && templates.Mails.Contains(Mail);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => IsKnown ? await ShowAsync(ct) : NotFound();

    /// <summary>As it is in force.</summary>
    public async Task<IActionResult> OnGetPreviewAsync(CancellationToken ct)
    {
        if (!IsKnown)
            return NotFound();
        await LoadAsync(ct);
        return Preview(InForce());
    }

    /// <summary>As it is typed; nothing is saved.</summary>
    public IActionResult OnPostPreview() => IsKnown ? Preview(Text ?? "") : NotFound();

    public async Task<IActionResult> OnPostSaveAsync(string op, CancellationToken ct)
    {
        if (!IsKnown)
            return NotFound();
        var answer = await change.RunAsync(new(op, Name, (Text ?? "").ReplaceLineEndings("\n"), Reason ?? "", BasedOn), visitor.Actor, ct);
        return await AnswerAsync(answer, say["Đã lưu. Thư gửi từ bây giờ viết theo mẫu này."], ct);
    }

    public async Task<IActionResult> OnPostRestoreAsync(string op, int version, CancellationToken ct)
    {
        if (!IsKnown)
            return NotFound();
        var text = version == 0 ? null : await db.Set<MailTemplateRow>().Where(row => row.Name == Name && row.Version == version).Select(row => row.Text).SingleOrDefaultAsync(ct);
        var answer = await change.RunAsync(new(op, Name, text, Reason ?? "", BasedOn), visitor.Actor, ct);
        Text = null;
        return await AnswerAsync(answer, say["Đã dùng lại bản đã chọn."], ct);
    }

    public async Task<IActionResult> OnPostTestAsync(string op, CancellationToken ct)
    {
        if (!IsKnown)
            return NotFound();
        switch (await test.RunAsync(new(op, Name, (Text ?? "").ReplaceLineEndings("\n")), visitor.Actor, ct))
        {
            case SendTestMail.Outcome.Queued:
                TempData["Toast"] = say["Thư thử đang trên đường tới hộp thư của bạn. Mẫu chưa được lưu."];
                break;
            case SendTestMail.Outcome.NoAddress:
                Problems = [say["Tài khoản của bạn chưa có địa chỉ thư. Ghi địa chỉ rồi gửi thử."]];
                break;
            default:
                Problems = Faults();
                break;
        }
        return await ShowAsync(ct);
    }

    private async Task<IActionResult> AnswerAsync(ChangeTemplate.Answer answer, string done, CancellationToken ct)
    {
        switch (answer.Outcome)
        {
            case ChangeTemplate.Outcome.Saved:
                TempData["Toast"] = done;
                return RedirectToPage(new { mail = Mail, phan = Part });
            case ChangeTemplate.Outcome.NoReason:
                ReasonMissing = say["Ghi lý do, để người sau biết vì sao mẫu đổi."];
                break;
            case ChangeTemplate.Outcome.Overtaken:
                Problems = [say["Có người vừa lưu một bản khác. Chép lại phần bạn sửa, mở lại trang rồi sửa trên bản mới."]];
                break;
            case ChangeTemplate.Outcome.Same:
                Problems = [say["Mẫu không có gì đổi."]];
                break;
            default:
                Problems = [.. answer.Problems.Select(say.Problem)];
                break;
        }
        return await ShowAsync(ct);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        await LoadAsync(ct);
        Text ??= InForce();
        Variables = check.Variables(Name);
        BasedOn = Problems.Count > 0 || ReasonMissing is not null ? BasedOn : Versions.Count;
        ModelState.Clear();
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct) =>
        Versions = await db.Set<MailTemplateRow>().AsNoTracking().Where(row => row.Name == Name).OrderByDescending(row => row.Version).ToListAsync(ct);

    private string InForce() => Versions is [{ Text: { } text }, ..] ? text : templates.Shipped(Name);

    private string[] Faults() => [.. check.Problems(Name, Text ?? "").Select(say.Problem)];

    /// <summary>The person's own theme must not decide which one is previewed, so the mail's own question for it is answered here.</summary>
    private ContentResult Preview(string text)
    {
        Response.Headers.ContentSecurityPolicy = SafeHeaders.Mail;
        Response.Headers.XFrameOptions = "SAMEORIGIN";
        try
        {
            var made = templates.RenderBy(Name, text, samples.Of(Mail, Part[..2])[0]);
            return Part.EndsWith("html", StringComparison.Ordinal)
                ? Content(made.Replace("(prefers-color-scheme:dark)", Dark ? "all" : "not all", StringComparison.Ordinal), "text/html; charset=utf-8")
                : Content(made, "text/plain; charset=utf-8");
        }
        catch (MailContentException broken)
        {
            return Content(say["Chưa đọc được mẫu: {0}", broken.Message], "text/plain; charset=utf-8");
        }
    }
}
