namespace VanQuan.Workflows.Application.Mail.Contents;

/// <summary>The way to a new password.</summary>
/// <param name="Account">The name the reader signs in with.</param>
/// <param name="Token">Sealed: see <see cref="Writing.MailSeal"/>.</param>
/// <param name="From">Where it was asked for, as far as that may be told.</param>
public sealed record PasswordResetMail(string Account, string Token, int Minutes, string? From) : MailContent
{
    public override string Template => "password-reset";

    public override string Subject(string language) =>
        language == "en" ? $"Set a new password for {Account}, within {Minutes} minutes" : $"Đặt lại mật khẩu của {Account}, trong {Minutes} phút";
}

/// <summary>The password was changed, so that whoever did not do it hears of it.</summary>
/// <param name="At">The minute, local and of the system's clock.</param>
public sealed record PasswordChangedMail(string Account, string At, string? From) : MailContent
{
    public override string Template => "password-changed";

    public override string Subject(string language) =>
        language == "en" ? $"The password of {Account} was changed" : $"Mật khẩu của {Account} đã đổi";
}
