namespace VanQuan.Workflows.Domain.Mail;

/// <summary>Whose address a mail goes to, and why it is not the person's own.</summary>
public enum MailRoute
{
    /// <summary>The person's own.</summary>
    Own,

    /// <summary>The body's: the person has none.</summary>
    BodyForNone,

    /// <summary>The body's: mails to the person's own come back.</summary>
    BodyForBounced,
}
