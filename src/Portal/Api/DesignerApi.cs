using System.Globalization;
using System.Text.Json;
using VanQuan.Workflows.Application.Engine.Drafting;
using VanQuan.Workflows.Application.Engine.Expressions;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Api;

/// <summary>What the panels of the designer ask while somebody types: what there is to choose from, which date a deadline gives, whether a text parses.</summary>
internal static class DesignerApi
{
    /// <summary>Longer texts are not written by hand, and parsing one must not cost more than a keystroke is worth.</summary>
    private const int LongestExpression = 20_000;

    private static readonly string[] RunInputs =
        ["Unit", "UnitName", "Lead", "Cooperating", "Scope", "Subject", "SubjectName", "ActionTitle", "Action", "Plan", "Deliverable", "ActionDue", "PeriodStart", "PeriodEnd"];

    public static void MapDesigner(this RouteGroupBuilder api)
    {
        var designer = api.MapGroup("/designer");
        designer.MapGet("/context", ContextAsync).RequireAuthorization(Policies.ProcedureReaders);
        designer.MapPost("/due", DueAsync).RequireAuthorization(Policies.Designers);
        designer.MapPost("/expression", ExpressionAsync).RequireAuthorization(Policies.Designers);
    }

    private static async Task<IResult> ContextAsync(ReadDesignerContext read, MailTemplates mails, TimeProvider time, Say say, CancellationToken ct)
    {
        var today = VietnamTime.DateOf(time.GetUtcNow());
        var known = await read.RunAsync(today, ct);
        var names = known.Units.ToDictionary(unit => unit.Code, unit => unit.Name);
        return ApiJson.Answer(new
        {
            units = known.Units,
            people = known.People.Select(person => new
            {
                id = person.Id,
                name = person.Name,
                posts = person.Posts.Select(post => $"{RoleName(say, post.Role)}, {names.GetValueOrDefault(post.UnitCode, post.UnitCode)}"),
            }),
            roles = new[] { Role.Head, Role.Deputy, Role.Officer, Role.ViceChairman }.Select(role => new { value = role.ToString(), label = RoleName(say, role) }),
            policies = new[]
            {
                new { name = "standard", label = say["Chuẩn"], words = say.Policy(ReminderPolicy.Standard) },
                new { name = "none", label = say["Không nhắc"], words = say.Policy(ReminderPolicy.None) },
            },
            definitions = known.Definitions.Select(definition => new { id = definition.Id, name = definition.Name }),
            criteria = known.Criteria,
            templates = mails.Notices.Select(one => new { name = one.Name, label = say.English ? one.En : one.Vi }),
            inputs = RunInputs.Select(name => new { name, typeName = name is "Cooperating" or "Scope" ? "List<String>" : name is "Action" ? "Int32" : "String", label = InputLabel(say, name) }),
            today = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            language = say.Language,
        });
    }

    private static async Task<IResult> DueAsync(HttpRequest request, PreviewDeadline preview, TimeProvider time, Say say, CancellationToken ct)
    {
        var body = await ApiJson.ReadAsync(request, ct);
        var today = VietnamTime.DateOf(time.GetUtcNow());
        var supposed = body.TextOf("opened") is not { Length: > 0 } opened ? today
            : DateOnly.TryParseExact(opened, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw new ApiProblemException(StatusCodes.Status422UnprocessableEntity, new("Ngày giả định không có thật.", "There is no such day to suppose."));
        try
        {
            var due = preview.Of(body.Part("deadline"), supposed);
            var strip = DayStrip.Of(due.Explanation, today, say);
            return ApiJson.Answer(new
            {
                due = due.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                words = DayWords.Full(due.Date, say.Language),
                explanation = strip.Reasons.Select(reason => new { icon = reason.Icon, text = LegalBasis.InWords(reason.Text, say.Language) })
                    .Prepend(new { icon = "i-cal", text = LegalBasis.InWords(strip.Sentence, say.Language) }),
                days = strip.Cells.Select(cell => new
                {
                    date = cell.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    weekday = say.ShortWeekday(cell.Date),
                    kind = cell.Gap is null ? cell.Style : "gap",
                    mark = cell.Gap is { } gap ? gap.ToString(CultureInfo.InvariantCulture) : cell.Mark,
                    label = cell.Gap is { } left ? say["{0} ngày ở giữa không hiện", left] : cell.Spoken,
                }),
            });
        }
        catch (NoDueDateException none)
        {
            throw new ApiProblemException(StatusCodes.Status422UnprocessableEntity, none.Words);
        }
    }

    private static async Task<IResult> ExpressionAsync(HttpRequest request, CancellationToken ct)
    {
        var body = await ApiJson.ReadAsync(request, ct);
        var (language, text) = (body.TextOf("language") ?? "JavaScript", body.TextOf("text") ?? "");
        if (language is not ("JavaScript" or "Liquid"))
            throw new ApiProblemException(StatusCodes.Status422UnprocessableEntity, new($"Không có ngôn ngữ “{language}”.", $"There is no language '{language}'."));
        if (text.Length > LongestExpression)
            throw new ApiProblemException(StatusCodes.Status422UnprocessableEntity, new($"Dài quá {LongestExpression} ký tự, không kiểm tra được.", $"Longer than {LongestExpression} characters; it cannot be checked."));
        return ApiJson.Answer(new { problem = ExpressionEvaluator.Check(language, text) });
    }

    private static string RoleName(Say say, Role role) => role switch
    {
        Role.Head => say["Trưởng"],
        Role.Deputy => say["Phó"],
        Role.ViceChairman => say["Phó Chủ tịch"],
        _ => say["Chuyên viên"],
    };

    private static string InputLabel(Say say, string name) => name switch
    {
        "Unit" => say["Đơn vị của lượt chạy"],
        "UnitName" => say["Tên đơn vị của lượt chạy"],
        "Lead" => say["Cơ quan chủ trì"],
        "Cooperating" => say["Các đơn vị phối hợp"],
        "Scope" => say["Các đơn vị trong phạm vi"],
        "Subject" => say["Mã đối tượng"],
        "SubjectName" => say["Tên đối tượng"],
        "ActionTitle" => say["Tên nhiệm vụ"],
        "Action" => say["Số thứ tự nhiệm vụ"],
        "Plan" => say["Mã kế hoạch"],
        "Deliverable" => say["Sản phẩm của nhiệm vụ"],
        "ActionDue" => say["Hạn của nhiệm vụ"],
        "PeriodStart" => say["Ngày đầu kỳ báo cáo"],
        _ => say["Ngày cuối kỳ báo cáo"],
    };
}
