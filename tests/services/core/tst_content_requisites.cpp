// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/content/requisites.h"

#include <QTest>

#include <functional>

using namespace talon::core::content;

namespace {

// Published by the Federal Tax Service for every taxpayer: the single tax payment.
Requisites single_tax_payment()
{
    return {"Казначейство России (ФНС России)", "7727406020", "770801001", "03100643000000018500",
            "ОКЦ №7 ГУ Банка России по ЦФО//УФК по Тульской области, г Тула", "017003983", "40102810445370000059",
            "18201061201010000510", "", "Единый налоговый платеж"};
}

} // namespace

class TestContentRequisites : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void what_is_published_is_right()
    {
        QVERIFY(wrong_fields(single_tax_payment()).empty());
    }

    void one_wrong_digit_is_noticed()
    {
        const std::string right = single_tax_payment().bank_account;
        for (std::size_t i = 0; i < right.size(); ++i) {
            Requisites wrong = single_tax_payment();
            char &digit = wrong.bank_account[i];
            digit = digit == '9' ? '0' : static_cast<char>(digit + 1);
            QVERIFY((wrong_fields(wrong) == std::vector<std::string>{"bank_account"}));
        }
    }

    void numbers_have_their_check_digits()
    {
        QVERIFY(valid_inn("500100732259"));  // the example of a person's number in public references
        QVERIFY(!valid_inn("500100732258"));
        QVERIFY(!valid_inn("500100732269"));
        QVERIFY(!valid_inn("7727406021"));
        QVERIFY(valid_inn("0010000000")); // a remainder of ten is written as 0
        QVERIFY(!valid_inn("772740602"));
        QVERIFY(!valid_inn("77274O6020"));
        QVERIFY(valid_kpp("770801001"));
        QVERIFY(valid_kpp("7708AZ001"));
        QVERIFY(!valid_kpp("7708az001"));
        QVERIFY(!valid_kpp("77080100"));
        int right = 0; // of ten accounts that differ in the check digit one is right
        std::string account = "40702810000000000001";
        for (char key = '0'; key <= '9'; ++key) {
            account[8] = key;
            right += valid_account(account, "044525225") ? 1 : 0;
        }
        QCOMPARE(right, 1);
        QVERIFY(valid_account("03100643000000018500", "017003983"));
        QVERIFY(!valid_account("0310064300000001850", "017003983"));
        QVERIFY(!valid_account("03100643000000018500", "01700398"));
        QVERIFY(valid_kbk("18201061201010000510") && !valid_kbk("1820106120101000051"));
        QVERIFY(valid_oktmo("45381000") && valid_oktmo("45381000001") && !valid_oktmo("453810000"));
    }

    void each_field_is_named_in_order()
    {
        QVERIFY((wrong_fields({}) ==
                 std::vector<std::string>{"payee", "inn", "kpp", "account", "bank", "bic", "bank_account", "purpose"}));
        Requisites long_texts = single_tax_payment();
        long_texts.payee.clear();
        for (int i = 0; i < 161; ++i)
            long_texts.payee += "ё";
        long_texts.purpose = std::string(211, 'x');
        long_texts.kbk = "1";
        long_texts.oktmo = "1";
        QVERIFY((wrong_fields(long_texts) == std::vector<std::string>{"payee", "kbk", "oktmo", "purpose"}));
    }

    void the_payment_code_is_as_the_standard_writes_it()
    {
        QCOMPARE(*payment_code(single_tax_payment()),
                 std::string{"ST00012|Name=Казначейство России (ФНС России)|PersonalAcc=03100643000000018500"
                             "|BankName=ОКЦ №7 ГУ Банка России по ЦФО//УФК по Тульской области, г Тула|BIC=017003983"
                             "|CorrespAcc=40102810445370000059|PayeeINN=7727406020|KPP=770801001|CBC=18201061201010000510"
                             "|Purpose=Единый налоговый платеж"});
        Requisites bar = single_tax_payment();
        bar.purpose = "Пошлина | госпошлина";
        QVERIFY(payment_code(bar)->starts_with("ST00012~Name="));
        bar.purpose = "|~^_";
        QVERIFY(!payment_code(bar));
        bar.purpose.clear();
        QVERIFY(!payment_code(bar));
    }
};

QTEST_APPLESS_MAIN(TestContentRequisites)
#include "tst_content_requisites.moc"
