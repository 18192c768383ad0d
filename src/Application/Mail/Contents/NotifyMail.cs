using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail.Contents;

/// <summary>What a procedure itself wants to tell: a heading, a text and some facts, as its definition words them.</summary>
public sealed record NotifyMail(string Heading, string? Text, IReadOnlyList<NotifyFact> Facts) : MailContent
{
    /// <summary>The template it is written with unless its definition names another one there is.</summary>
    public const string General = "notify";

    public string Layout { get; init; } = General;

    public override string Template => Layout;

    public override MailKind Kind => MailKind.News;

    public override string Subject(string language) => Heading;
}

/// <summary>One line of the table of facts.</summary>
public sealed record NotifyFact(string Label, string Value);
