namespace VanQuan.Workflows.Application.Identity.Accounts;

/// <summary>Why a change of accounts, posts or bodies cannot be made. Nothing was changed.</summary>
public enum AccountRefusal { NotAllowed, UnknownAccount, NameTaken, BadName, BadEmail, BadPassword, UnknownUnit, UnknownPost, LastAdministrator, AlreadyDisabled, BadPeriod, UnknownDelegation, AlreadyDelegated, UnitEnded, NoReason, NotSetUp, UnitExists, NotDisabled, Circle }

/// <summary>A change of accounts, posts or bodies was refused; the message says why in one English sentence, <see cref="Refusal"/> for other languages.</summary>
public sealed class AccountRefusedException(AccountRefusal refusal, string message) : Exception(message)
{
    public AccountRefusal Refusal { get; } = refusal;
}
