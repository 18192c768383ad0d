using Microsoft.AspNetCore.Identity;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Session;

/// <summary>What is wrong with a password somebody wants, and the way out.</summary>
public static class PasswordWords
{
    public static string Password(this Say say, IdentityError error) => error.Code switch
    {
        nameof(IdentityErrorDescriber.PasswordMismatch) => say["Mật khẩu hiện nay chưa đúng. Nhập lại."],
        nameof(IdentityErrorDescriber.PasswordTooShort) => say["Mật khẩu mới cần ít nhất 12 ký tự."],
        nameof(IdentityErrorDescriber.PasswordRequiresDigit) => say["Mật khẩu mới cần ít nhất một chữ số."],
        nameof(IdentityErrorDescriber.PasswordRequiresLower) => say["Mật khẩu mới cần ít nhất một chữ thường."],
        nameof(IdentityErrorDescriber.PasswordRequiresUpper) => say["Mật khẩu mới cần ít nhất một chữ hoa."],
        nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) => say["Mật khẩu mới cần ít nhất 6 ký tự khác nhau."],
        "PasswordContainsName" => say["Mật khẩu mới không được chứa tên đăng nhập hoặc tên địa phương."],
        "LockedOut" => say["Tài khoản tạm khóa vì nhập sai nhiều lần."],
        "PasswordUnchanged" => say["Mật khẩu mới phải khác mật khẩu hiện nay."],
        _ => error.Description,
    };
}
