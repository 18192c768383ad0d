using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail.Writing.Editing;

/// <summary>What stands against a template.</summary>
public enum TemplateFault { TooLong, NotLiquid, DoesNotRender, UnknownVariable, NoLink, NoDate, NotForMail }

/// <summary>One thing that stands against a template, and where it is.</summary>
public sealed record TemplateProblem(TemplateFault Fault, string Detail);

/// <summary>
/// Says what stands against a template before it is saved: it has to parse, to render with made-up mails, to read only what a
/// mail of its kind has, to hold the link and the date where the shipped one does, and nothing that mail programs take for an attack.
/// </summary>
public sealed partial class TemplateCheck(MailTemplates templates, SampleMails samples, IOptions<MailSettings> options)
{
    public const int Longest = 40_000;

    private static readonly string[] OfEveryMail =
        ["lang", "subject", "recipient", "sender", "organisation", "sentAt", "link", "myTasksLink", "choicesLink", "routeBody", "routeBounced"];

    /// <param name="name"><c>assigned/vi.html</c>.</param>
    /// <returns>Empty when it may be saved.</returns>
    /// <exception cref="MailContentException">There is no template of that name.</exception>
    public IReadOnlyList<TemplateProblem> Problems(string name, string text)
    {
        var shipped = templates.Shipped(name);
        if (text.Length > Longest)
            return [new(TemplateFault.TooLong, $"{Longest}")];
        if (!MailTemplates.Reads(text, out _, out var error))
            return [new(TemplateFault.NotLiquid, error ?? "")];
        var (mail, language) = (name.Split('/')[0], name.Split('/')[1][..2]);
        var made = samples.Of(mail, language);
        var known = Known(name, shipped, made);
        List<TemplateProblem> problems = [.. TemplateVariables.Of(name, text).Where(path => !known.Contains(path)).Order(StringComparer.Ordinal).Select(path => new TemplateProblem(TemplateFault.UnknownVariable, path))];
        if (name.EndsWith(".html", StringComparison.Ordinal) && Harmful().Match(text) is { Success: true } harmful)
            problems.Add(new(TemplateFault.NotForMail, harmful.Value));
        try
        {
            var link = MailLinks.Task(options.Value.Portal, made[0].TaskId);
            foreach (var sample in made)
            {
                var (before, after) = (templates.RenderBy(name, shipped, sample), templates.RenderBy(name, text, sample));
                if (mail != "digest" && before.Contains(link, StringComparison.Ordinal) && !after.Contains(link, StringComparison.Ordinal) || mail == "digest" && !after.Contains(MailLinks.MyTasks(options.Value.Portal), StringComparison.Ordinal))
                    problems.Add(new(TemplateFault.NoLink, mail == "digest" ? "{{ myTasksLink }}" : "{{ link }}"));
                if (DueOf(sample) is { } due && before.Contains(due, StringComparison.Ordinal) && !after.Contains(due, StringComparison.Ordinal))
                    problems.Add(new(TemplateFault.NoDate, "{{ task.time.due | day: lang }}"));
            }
        }
        catch (MailContentException failed)
        {
            problems.Add(new(TemplateFault.DoesNotRender, failed.Message));
        }
        return [.. problems.Distinct()];
    }

    /// <summary>The variables an editor may use, as paths.</summary>
    public IReadOnlyList<string> Variables(string name) =>
        [.. Known(name, templates.Shipped(name), samples.Of(name.Split('/')[0], name.Split('/')[1][..2])).Where(path => path is not ("template")).Order(StringComparer.Ordinal)];

    private static HashSet<string> Known(string name, string shipped, IReadOnlyList<MailMessage> made)
    {
        var known = OfEveryMail.Concat(TemplateVariables.Of(name, shipped)).ToHashSet(StringComparer.Ordinal);
        foreach (var sample in made)
        {
            using var model = JsonDocument.Parse(sample.Model);
            Paths(model.RootElement, "", known);
        }
        return known;
    }

    private static void Paths(JsonElement element, string path, HashSet<string> known)
    {
        if (path.Length > 0)
            known.Add(path);
        if (element.ValueKind == JsonValueKind.Array)
            known.UnionWith([path + ".size", path + ".first", path + ".last"]);
        else if (element.ValueKind == JsonValueKind.Object)
            foreach (var property in element.EnumerateObject())
                Paths(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", known);
    }

    private static string? DueOf(MailMessage sample)
    {
        using var model = JsonDocument.Parse(sample.Model);
        return model.RootElement.TryGetProperty("task", out var task) && task.TryGetProperty("time", out var time)
            ? time.GetProperty("due").Deserialize<DateOnly>().ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"<\s*(script|img|iframe|object|embed|form|input|link|base|svg)\b|\bon\w+\s*=|javascript:|\burl\s*\(|@import", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Harmful();
}
