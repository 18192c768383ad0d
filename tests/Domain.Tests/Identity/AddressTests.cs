using VanQuan.Workflows.Domain.Identity;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Identity;

public class AddressTests
{
    [Theory]
    [InlineData("unit:TNMT", AddressKind.Unit, "TNMT", null)]
    [InlineData("role:TRANG-PHAI/Head", AddressKind.Role, "TRANG-PHAI", Role.Head)]
    [InlineData("role:UBND/ViceChairman", AddressKind.Role, "UBND", Role.ViceChairman)]
    [InlineData(" person:b7f2 ", AddressKind.Person, "b7f2", null)]
    public void An_address_is_read_and_written_back(string text, AddressKind kind, string code, Role? role)
    {
        var address = Address.Parse(text);

        Assert.Equal((kind, code, role), (address.Kind, address.Code, address.Role));
        Assert.Equal(text.Trim(), address.ToString());
    }

    [Theory]
    [InlineData("", "is no address")]
    [InlineData("TNMT", "is no address")]
    [InlineData("mail:a@b.vn", "is no address")]
    [InlineData("unit:", "names nobody")]
    [InlineData("unit:Văn phòng", "names nobody")]
    [InlineData("person:a/b", "names nobody")]
    [InlineData("role:TNMT", "names no role")]
    [InlineData("role:/Head", "names no role")]
    [InlineData("role:TNMT/Boss", "unknown role 'Boss': it is one of Officer, Deputy, Head, ViceChairman")]
    [InlineData("role:TNMT/2", "unknown role '2'")]
    public void A_text_that_is_no_address_says_why(string text, string complaint)
    {
        var thrown = Assert.Throws<FormatException>(() => Address.Parse(text));

        Assert.Contains(complaint, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Addresses_with_the_same_meaning_are_equal() =>
        Assert.Equal(Address.OfRole("VP", Role.Head), Address.Parse("role:VP/Head"));
}
