using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Wording;

/// <summary>Addresses as people say them: "Trưởng Phòng Tài nguyên và Môi trường", never a code.</summary>
public static class AddressWords
{
    public static string Address(this Say say, string text, Visitor visitor)
    {
        if (!Domain.Identity.Address.TryParse(text, out var address, out _))
            return text;
        return address switch
        {
            { Kind: AddressKind.Person } => visitor.Staff.NameOf(address.Code),
            { Kind: AddressKind.Role, Role: Role.ViceChairman } => say["Phó Chủ tịch UBND huyện"],
            { Kind: AddressKind.Role, Role: Role.Head } => say["Trưởng: {0}", visitor.UnitName(address.Unit!)],
            { Kind: AddressKind.Role, Role: Role.Deputy } => say["Phó: {0}", visitor.UnitName(address.Unit!)],
            { Kind: AddressKind.Role, Role: Role.Officer } => say["Chuyên viên: {0}", visitor.UnitName(address.Unit!)],
            _ => visitor.UnitName(address.Unit!),
        };
    }
}
