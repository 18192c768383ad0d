namespace VanQuan.Workflows.Application.Mail.Writing.Editing;

/// <summary>
/// One version of a template that an administrator changed, by the template's name (<c>assigned/vi.html</c>); the highest number
/// is in force. Without a text it is the shipped file again. Versions are added and never changed.
/// </summary>
public sealed class MailTemplateRow
{
    public required string Name { get; init; }
    public required int Version { get; init; }
    public string? Text { get; init; }
    public required string By { get; init; }
    public required string ByName { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset At { get; init; }
}
