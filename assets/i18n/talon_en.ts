<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="ru_RU">
<context>
    <name>CallCard</name>
    <message>
        <source>окно</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CategoryScreen</name>
    <message>
        <source>Кто вы?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Нажмите на строку, которая вам подходит</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Назад</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClassScreen</name>
    <message>
        <source>Есть право на льготу?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Выберите свою категорию. Документ покажите у окна.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Назад</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HallScreen</name>
    <message>
        <source>Ожидайте вызова.
Номер вашего талона
появится здесь.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Табло готовится к работе</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Талон</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Окно</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IssuingScreen</name>
    <message>
        <source>Готовим талон…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Талон: главное табло</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Талон: терминал регистрации</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutOfOrderScreen</name>
    <message>
        <source>Терминал временно не работает</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Талон можно взять на соседнем терминале</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Обратитесь, пожалуйста, к сотруднику инспекции.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrintState</name>
    <message>
        <source>Печатаем талон…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Возьмите талон и следите за табло: вас вызовут по номеру.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Талон не будет напечатан. Запишите номер или сфотографируйте экран.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Напечатать талон не получилось. Запишите номер или сфотографируйте экран.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RefusedScreen</name>
    <message>
        <source>Назад</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Закончить</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ServiceScreen</name>
    <message>
        <source>Выберите услугу</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Назад</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StillHere</name>
    <message>
        <source>Вы ещё здесь?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Я ещё здесь</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Закончить</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TicketScreen</name>
    <message>
        <source>Ваш талон</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Код для телефона</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Наведите камеру телефона на код и следите за очередью на телефоне</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Готово</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TurnPages</name>
    <message>
        <source>%1 из %2</source>
        <comment>page of pages</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Предыдущая страница</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Следующая страница</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Возьмите талон</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Терминал готовится к работе</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Нажмите на свой язык
Touch your language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Это займёт немного времени. Если нужно срочно, обратитесь, пожалуйста, к сотруднику.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Русский</source>
        <comment>in Russian in every catalogue</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>talon::kiosk::HallController</name>
    <message>
        <source>Талон %1, окно %2</source>
        <comment>on the display</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Нет связи с %1. Вызовы слушайте у окон.</source>
        <comment>time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ожидают: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>talon::kiosk::IdleWatch</name>
    <message>
        <source>Экран закроется через %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>talon::kiosk::IssuedTicket</name>
    <message>
        <source>Ваш талон</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Следите за табло: вас вызовут по номеру</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Очередь на вашем телефоне</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>talon::kiosk::Preference</name>
    <message>
        <source>Есть право на льготу?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Отметьте, если у вас есть право на льготу. Документ покажите у окна.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Нажмите здесь и выберите свою категорию</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>talon::kiosk::RefusalText</name>
    <message>
        <source>Сейчас приёма нет</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Сейчас талоны на эту услугу не выдаются. Спросите сотрудника, когда откроется приём.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Талоны на сегодня закончились</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>На эту услугу сегодня больше нет талонов. Приходите, пожалуйста, в другой день или обратитесь к сотруднику.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Список услуг изменился</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Вернитесь назад и выберите услугу ещё раз.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Не получилось выдать талон</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Попробуйте ещё раз. Если не получится, обратитесь, пожалуйста, к сотруднику.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>talon::kiosk::TicketController</name>
    <message>
        <source>Принтер не работает. Номер талона будет показан на экране.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Нет связи с сервером. Талоны выдаются как обычно.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>talon::kiosk::Wording</name>
    <message>
        <source>Перед вами никого нет</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Перед вами %n человек</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Ожидание меньше минуты</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Ожидание около %n минут</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Очереди нет</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Ждут: %n человек</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>около %n минут</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>с %1 до %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> и </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>сегодня</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>завтра</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>в понедельник</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>во вторник</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>в среду</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>в четверг</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>в пятницу</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>в субботу</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>в воскресенье</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Сейчас закрыто</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Сейчас закрыто, откроется %1 в %2</source>
        <comment>day, time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Талоны на эту услугу начнут выдавать %1 в %2.</source>
        <comment>day, time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n секунд</source>
        <comment>after «через»</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
</TS>
