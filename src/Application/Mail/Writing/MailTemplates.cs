using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Mail.Writing.Editing;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail.Writing;

/// <summary>A mail as it reads.</summary>
public sealed record RenderedMail(string Html, string Text);

/// <summary>A template a procedure may choose, with its name for people.</summary>
public sealed record NoticeTemplate(string Name, string Vi, string En);

/// <summary>A mail cannot be written: its template is missing or broken.</summary>
public sealed class MailContentException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// Renders a mail from its Liquid templates, <c>NAME/vi.html.liquid</c> and so on. Everything a person typed is encoded on its
/// way into HTML. The same row always renders the same: templates see the row, the settings and no clock.
/// </summary>
public sealed partial class MailTemplates
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly FluidParser Parser = new();
    private static readonly string[] Languages = ["vi", "en"];
    private readonly ConcurrentDictionary<string, Parsed> _parsed = new(StringComparer.Ordinal);
    private readonly TemplateOptions _options = new() { MaxSteps = 20_000, CultureInfo = CultureInfo.InvariantCulture };
    private readonly MailSettings _settings;
    private readonly string _folder;
    private readonly TemplateShelf _shelf;
    private IReadOnlyList<NoticeTemplate>? _notices;

    public MailTemplates(IOptions<MailSettings> settings, TemplateShelf? shelf = null)
    {
        (_settings, _shelf) = (settings.Value, shelf ?? new TemplateShelf());
        _folder = Path.GetFullPath(_settings.TemplateFolder, AppContext.BaseDirectory);
        if (!Directory.Exists(_folder))
            throw new DirectoryNotFoundException($"Mail:TemplateFolder: there is no folder {_folder}.");
        _options.FileProvider = new TemplateFiles(_folder);
        _options.Filters.AddFilter("taskLink", (input, _, _) => StringValue.Create(MailLinks.Task(_settings.Portal, input.ToStringValue())));
        _options.Filters.AddFilter("day", (input, arguments, _) => Day(input, arguments.At(0).ToStringValue()));
    }

    /// <summary>Templates for what a procedure tells: complete ones whose text parts begin with a comment, which is their name for people.</summary>
    public IReadOnlyList<NoticeTemplate> Notices => _notices ??= [.. Directory.EnumerateDirectories(_folder).Select(Notice).OfType<NoticeTemplate>().OrderBy(one => one.Name, StringComparer.Ordinal)];

    /// <summary>The template a definition names, or the general one where there is none of that name.</summary>
    public string NoticeOf(string name) => Notices.Any(one => one.Name == name) ? name : Contents.NotifyMail.General;

    /// <summary>The mails there are templates for, in both languages and both parts.</summary>
    public IReadOnlyList<string> Mails => [.. Directory.EnumerateDirectories(_folder).Select(folder => Path.GetFileName(folder)!)
        .Where(name => TemplateName().IsMatch(name + "/vi.txt") && Files(name).All(file => File.Exists(Path.Combine(_folder, file + ".liquid")))).Order(StringComparer.Ordinal)];

    /// <summary>A mail's four templates: <c>assigned/vi.html</c> and so on.</summary>
    public static IEnumerable<string> Files(string mail) => Languages.SelectMany(language => new[] { $"{mail}/{language}.html", $"{mail}/{language}.txt" });

    /// <summary>A template's text as it was shipped.</summary>
    /// <exception cref="MailContentException">There is none.</exception>
    public string Shipped(string name)
    {
        var file = Path.Combine(_folder, name + ".liquid");
        if (!TemplateName().IsMatch(name) || !File.Exists(file))
            throw new MailContentException($"{name}.liquid: there is no such template.");
        return File.ReadAllText(file);
    }

    /// <summary>One part of a mail by a text that is not in force: for somebody who edits it.</summary>
    /// <param name="name"><c>assigned/vi.html</c>.</param>
    /// <exception cref="MailContentException">The text is no template, or does not render.</exception>
    public string RenderBy(string name, string text, MailMessage mail)
    {
        var part = Render(name, Parse(name, text), mail, ModelOf(mail), name.EndsWith(".html", StringComparison.Ordinal) ? Html : NullEncoder.Default);
        return name.EndsWith(".txt", StringComparison.Ordinal) ? Tidy(part) : part;
    }

    /// <summary>A text as Liquid, with what its parser says where it is none.</summary>
    public static bool Reads(string text, out IFluidTemplate? template, out string? error) => Parser.TryParse(text, out template, out error);

    /// <exception cref="MailContentException">The template is missing or broken; names it.</exception>
    public RenderedMail Render(MailMessage mail)
    {
        var model = ModelOf(mail);
        return new RenderedMail(Render($"{mail.Template}/{mail.Language}.html", mail, model, Html), Text(mail, model));
    }

    /// <summary>Its text part alone.</summary>
    /// <inheritdoc cref="Render(MailMessage)"/>
    public string RenderText(MailMessage mail)
    {
        return Text(mail, ModelOf(mail));
    }

    /// <summary>What the templates read, made once for both parts.</summary>
    private static List<(string Name, FluidValue Value)> ModelOf(MailMessage mail)
    {
        using var model = JsonDocument.Parse(mail.Model);
        return [.. model.RootElement.EnumerateObject().Select(property => (property.Name, Value(property.Value)))];
    }

    private string Text(MailMessage mail, List<(string Name, FluidValue Value)> model) => Tidy(Render($"{mail.Template}/{mail.Language}.txt", mail, model, NullEncoder.Default));

    private string Render(string name, MailMessage mail, List<(string Name, FluidValue Value)> model, TextEncoder encoder) => Render(name, InForce(name), mail, model, encoder);

    private string Render(string name, IFluidTemplate template, MailMessage mail, List<(string Name, FluidValue Value)> model, TextEncoder encoder)
    {
        var context = new TemplateContext(_options);
        foreach (var (property, value) in model)
            context.SetValue(property, value);
        context.SetValue("lang", mail.Language);
        context.SetValue("subject", mail.Subject);
        context.SetValue("recipient", mail.RecipientName);
        context.SetValue("sender", _settings.FromName);
        context.SetValue("organisation", _settings.Organisation);
        context.SetValue("sentAt", mail.CreatedAt.ToOffset(VietnamTime.Offset).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture));
        context.SetValue("link", MailLinks.Task(_settings.Portal, mail.TaskId));
        context.SetValue("myTasksLink", MailLinks.MyTasks(_settings.Portal));
        context.SetValue("choicesLink", MailLinks.Choices(_settings.Portal));
        if (mail.Route != MailRoute.Own)
        {
            context.SetValue("routeBody", mail.RouteBody);
            context.SetValue("routeBounced", mail.Route == MailRoute.BodyForBounced);
        }
        try
        {
            return template.Render(context, encoder);
        }
        catch (Exception error) when (error is ParseException or InvalidOperationException or FileNotFoundException)
        {
            throw new MailContentException($"{name}.liquid: {error.Message}", error);
        }
    }

    private NoticeTemplate? Notice(string folder)
    {
        var words = Languages.Select(language => Path.Combine(folder, language + ".html.liquid") is var html && Path.Combine(folder, language + ".txt.liquid") is var text
            && File.Exists(html) && File.Exists(text) && NoticeName().Match(File.ReadAllText(text)) is { Success: true } match ? match.Groups[1].Value : null).ToList();
        return words is [{ } vi, { } en] && TemplateName().IsMatch($"{Path.GetFileName(folder)}/vi.txt") ? new(Path.GetFileName(folder), vi, en) : null;
    }

    /// <summary>What an administrator made of it, else as it was shipped; parsed once for each text.</summary>
    private IFluidTemplate InForce(string name)
    {
        var changed = _shelf.Find(name);
        if (_parsed.TryGetValue(name, out var parsed) && ReferenceEquals(parsed.Changed, changed))
            return parsed.Template;
        return (_parsed[name] = new Parsed(changed, Parse(name, changed ?? Shipped(name)))).Template;
    }

    private static IFluidTemplate Parse(string name, string text) =>
        Parser.TryParse(text, out var template, out var error) ? template : throw new MailContentException($"{name}.liquid: {error}");

    private static FluidValue Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new DictionaryValue(new FluidValueDictionaryFluidIndexable(
            json.EnumerateObject().ToDictionary(property => property.Name, property => Value(property.Value)))),
        JsonValueKind.Array => new ArrayValue([.. json.EnumerateArray().Select(Value)]),
        JsonValueKind.String => new StringValue(json.GetString()!),
        JsonValueKind.Number => NumberValue.Create(json.GetDecimal()),
        JsonValueKind.True => BooleanValue.True,
        JsonValueKind.False => BooleanValue.False,
        _ => NilValue.Instance,
    };

    /// <summary>A date of the model: <c>| day</c> is 07/09/2022, <c>| day: "vi"</c> "thứ Tư, 07/09/2022".</summary>
    private static StringValue Day(FluidValue input, string language)
    {
        if (!DateOnly.TryParseExact(input.ToStringValue(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return StringValue.Create(input.ToStringValue());
        var plain = date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        string[] weekdays = language == "en"
            ? ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
            : ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];
        return StringValue.Create(language.Length == 0 ? plain : $"{weekdays[(int)date.DayOfWeek]}, {plain}");
    }

    /// <summary>Liquid tags leave blank lines behind: at most one stays.</summary>
    private static string Tidy(string text) => Blanks().Replace(text.ReplaceLineEndings("\n"), "\n\n").Trim() + "\n";

    private sealed record Parsed(string? Changed, IFluidTemplate Template);

    [GeneratedRegex(@"[ \t]*\n([ \t]*\n)+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\A\{% comment %\}([^{}\n]{1,80})\{% endcomment %\}", RegexOptions.CultureInvariant)]
    private static partial Regex NoticeName();

    [GeneratedRegex(@"\A[a-z0-9-]{1,60}/(vi|en)\.(html|txt)\z", RegexOptions.CultureInvariant)]
    private static partial Regex TemplateName();
}
