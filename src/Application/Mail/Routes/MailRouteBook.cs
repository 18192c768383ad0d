using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail.Routes;

/// <summary>A body's own mailbox.</summary>
public sealed record BodyMailbox(string Name, string Address);

/// <summary>Where a person's mails go and what they chose of them.</summary>
public sealed class MailRouteBook(
    StaffDirectory staff, IReadOnlyDictionary<string, MailChoices> choices, IReadOnlyDictionary<string, BodyMailbox> bodies, IReadOnlySet<string> troubles)
{
    public MailChoices ChoicesOf(string personId) => choices.GetValueOrDefault(personId, MailChoices.AtOnce);

    public bool IsTroubled(string? address) => address is not null && troubles.Contains(AddressTroubleRow.Key(address));

    /// <summary>
    /// The person's own address; where they have none or mails to it come back, the mailbox of a body they hold a post in on a
    /// local date, after mergers. Where no body has one either it stays their own: a dead letter is seen, a mail that is not
    /// written is not.
    /// </summary>
    public MailRecipient To(StaffMember person, DateOnly on)
    {
        var own = new MailRecipient(person.Id, person.Name, person.Email);
        var bounced = IsTroubled(person.Email);
        if (!bounced && EmailAddress.IsValid(person.Email))
            return own;
        return AtBody(person, bounced ? MailRoute.BodyForBounced : MailRoute.BodyForNone, on) ?? own;
    }

    /// <summary>The mailbox of a body they hold a post in; null where none of them has one that works.</summary>
    public MailRecipient? AtBody(StaffMember person, MailRoute why, DateOnly on) =>
        staff.PostsOf(person.Id, on).Select(post => bodies.GetValueOrDefault(post.UnitCode)).FirstOrDefault(body => body is not null && !IsTroubled(body.Address)) is { } body
            ? new MailRecipient(person.Id, person.Name, body.Address, why, body.Name)
            : null;
}
