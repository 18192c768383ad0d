namespace VanQuan.Workflows.Domain.Mail;

/// <summary>What a mail is to its reader: what they choose by when they say which mails come at once.</summary>
public enum MailKind
{
    /// <summary>The service's own business with a person (a password, an address that bounced): always at once, at any hour.</summary>
    Service,

    /// <summary>Late work, urging, returned or rejected work: never left to a digest; quiet hours hold.</summary>
    Urgent,

    /// <summary>Something new to do or to decide.</summary>
    Assignment,

    /// <summary>A reminder before or on the due date.</summary>
    Reminder,

    /// <summary>Good to know, nothing to do: approved, extended, no longer needed.</summary>
    News,
}
