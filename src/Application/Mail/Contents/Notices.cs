using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail.Contents;

/// <summary>
/// What a procedure itself tells, as a mail. The data of a notice are <c>heading</c>, <c>text</c> and <c>facts</c> (an object of
/// label and value), each with an English form under the same name and <c>En</c>.
/// </summary>
public static class Notices
{
    private const int LongestText = 4000;

    public static NotifyMail Of(SendMail effect) =>
        new(MailText.Line(effect.Subject, MailSubject.MaxLength), MailText.Paragraphs(effect.Body, LongestText), []);

    public static NotifyMail Of(Notify effect, string language)
    {
        var heading = Word(effect.Data, "heading", language) ?? Word(effect.Data, "title", language) ?? effect.Template;
        var text = Word(effect.Data, "text", language) ?? Word(effect.Data, "message", language);
        return new NotifyMail(
            MailText.Line(heading, MailSubject.MaxLength),
            text is null ? null : MailText.Paragraphs(text, LongestText),
            [.. Facts(effect.Data, language).Take(20)]);
    }

    private static IEnumerable<NotifyFact> Facts(JsonElement data, string language) =>
        Property(data, "facts", language) is { ValueKind: JsonValueKind.Object } facts
            ? facts.EnumerateObject().Select(fact => new NotifyFact(MailText.Line(fact.Name, 60), MailText.Line(fact.Value.ToString(), 300)))
            : [];

    private static string? Word(JsonElement data, string name, string language) =>
        Property(data, name, language) is { ValueKind: JsonValueKind.String } word && word.GetString() is { Length: > 0 } text ? text : null;

    private static JsonElement? Property(JsonElement data, string name, string language) =>
        data.ValueKind != JsonValueKind.Object ? null
        : language == "en" && data.TryGetProperty(name + "En", out var english) ? english
        : data.TryGetProperty(name, out var value) ? value
        : null;
}
