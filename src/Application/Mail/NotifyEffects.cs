using System.Text.Json;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Mail.Contents;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail;

/// <summary>
/// What a procedure tells people by itself. The data of a notice are <c>heading</c>, <c>text</c> and <c>facts</c> (an object of
/// label and value), each with an English form under the same name and <c>En</c>. An address that means nobody becomes a
/// dead letter, so that it is seen.
/// </summary>
public sealed class NotifyEffects(Outbox outbox, StaffDirectorySource directory)
{
    private const int LongestText = 4000;

    public async Task NotifyAsync(WorkflowsDb db, Notify effect, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var person in await RecipientsAsync(db, effect.Recipients, now, ct))
            Enqueue(db, Notice(effect, person.Language), person, effect.InstanceId, now);
    }

    public async Task SendAsync(WorkflowsDb db, SendMail effect, DateTimeOffset now, CancellationToken ct)
    {
        var content = new NotifyMail(MailText.Line(effect.Subject, MailSubject.MaxLength), MailText.Paragraphs(effect.Body, LongestText), []);
        foreach (var person in await RecipientsAsync(db, effect.To, now, ct))
            Enqueue(db, content, person, effect.InstanceId, now);
    }

    private void Enqueue(WorkflowsDb db, NotifyMail content, StaffMember person, string instanceId, DateTimeOffset now) =>
        outbox.Enqueue(db, new MailDraft(content, new MailRecipient(person.Id, person.Name, person.Email), person.Language, instanceId, null), now);

    private async Task<IEnumerable<StaffMember>> RecipientsAsync(WorkflowsDb db, IReadOnlyList<string> to, DateTimeOffset now, CancellationToken ct)
    {
        var staff = await directory.GetAsync(db, ct);
        return to.SelectMany(text => Meant(text.Trim(), staff, VietnamTime.DateOf(now))).DistinctBy(person => person.Id);
    }

    private static IReadOnlyList<StaffMember> Meant(string text, StaffDirectory staff, DateOnly on)
    {
        if (EmailAddress.IsValid(text))
            return [new StaffMember(text, text, text)];
        var people = Address.TryParse(text, out var address, out _) ? staff.Resolve(address, on) : [];
        return people.Count > 0 ? people : [new StaffMember(text, text, null)];
    }

    private static NotifyMail Notice(Notify effect, string language)
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
