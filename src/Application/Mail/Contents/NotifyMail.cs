namespace VanQuan.Workflows.Application.Mail.Contents;

/// <summary>What a procedure itself wants to tell: a heading, a text and some facts, as its definition words them.</summary>
public sealed record NotifyMail(string Heading, string? Text, IReadOnlyList<NotifyFact> Facts) : MailContent
{
    public override string Template => "notify";

    public override string Subject(string language) => Heading;
}

/// <summary>One line of the table of facts.</summary>
public sealed record NotifyFact(string Label, string Value);
